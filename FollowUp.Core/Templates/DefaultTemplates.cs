using FollowUp.Core.Kernel;

namespace FollowUp.Core.Templates;

/// <summary>The templates every organization starts with; its own to change from then on.</summary>
public static class DefaultTemplates
{
    private const string Button =
        """<p style="margin:28px 0;"><a href="{{request.url}}" style="display:inline-block;padding:13px 26px;border-radius:8px;background-color:{{organization.brand_color}};color:#ffffff;font-weight:600;text-decoration:none;">Write a review</a></p>""";

    private const string Picture =
        """{{#if product.image}}<p><img src="{{product.image}}" alt="{{product.name}}" width="180" style="display:block;width:180px;border-radius:8px;"></p>{{/if}}""";

    public static readonly IReadOnlyList<TemplateInput> All =
    [
        new(
            "Review request",
            Channel.Email,
            TemplateKind.Request,
            """How do you like {{default product.name "your order"}}?""",
            $$$"""
            <p>Hi {{default first_name "there"}},</p>
            <p>your order {{order.id}} has arrived, and we would like to know how you like it:</p>
            <p><strong>{{product.name}}</strong></p>
            {{{Picture}}}
            <p>A few words from you help other people choose. It takes about two minutes.</p>
            {{{Button}}}
            <p>Is something not right? Reply to this email and we will look after it.</p>
            <p>Thank you,<br>{{organization.name}}</p>
            """,
            """
            Hi {{default first_name "there"}},

            your order {{order.id}} has arrived, and we would like to know how you like it: {{product.name}}

            A few words from you help other people choose. It takes about two minutes:
            {{request.url}}

            Is something not right? Reply to this email and we will look after it.

            Thank you,
            {{organization.name}}
            """),
        new(
            "Review request",
            Channel.Sms,
            TemplateKind.Request,
            null,
            null,
            """
            {{organization.name}}: Hi {{default first_name "there"}}, how do you like {{default product.name "your order"}}? Tell us in two minutes: {{request.url}} Opt out: {{unsubscribe_url}}
            """),
        new(
            "Review reminder",
            Channel.Email,
            TemplateKind.Reminder,
            """A minute for {{default product.name "your order"}}?""",
            $$$"""
            <p>Hi {{default first_name "there"}},</p>
            <p>you have had some time with <strong>{{product.name}}</strong> by now. What stood out, good or bad?</p>
            {{{Picture}}}
            <p>A star rating and one sentence are enough.</p>
            {{{Button}}}
            <p>Thank you,<br>{{organization.name}}</p>
            """,
            """
            Hi {{default first_name "there"}},

            you have had some time with {{product.name}} by now. What stood out, good or bad?

            A star rating and one sentence are enough:
            {{request.url}}

            Thank you,
            {{organization.name}}
            """),
        new(
            "Review reminder",
            Channel.Sms,
            TemplateKind.Reminder,
            null,
            null,
            """
            {{organization.name}}: A star rating and one sentence about {{default product.name "your order"}} would help us: {{request.url}} Opt out: {{unsubscribe_url}}
            """),
        new(
            "Follow up",
            Channel.Email,
            TemplateKind.Message,
            """Thank you for choosing {{organization.name}}""",
            """
            <p>Hi {{default first_name "there"}},</p>
            <p>thank you for choosing us. Is everything as you hoped? Reply to this email if there is anything we can do.</p>
            <p>{{organization.name}}</p>
            """,
            """
            Hi {{default first_name "there"}},

            thank you for choosing us. Is everything as you hoped? Reply to this email if there is anything we can do.

            {{organization.name}}
            """),
        new(
            "Follow up",
            Channel.Sms,
            TemplateKind.Message,
            null,
            null,
            """
            {{organization.name}}: Hi {{default first_name "there"}}, is everything as you hoped? Reply to this text if there is anything we can do. Opt out: {{unsubscribe_url}}
            """),
    ];
}
