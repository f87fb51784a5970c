namespace FollowUp.Tests.Contracts.Fakes;

/// <summary>The templates that the fakes list, in each provider's own form.</summary>
internal static class CatalogueShelf
{
    public const string Sender = "+14155550100";

    /// <summary>Those of a kind of their own, and so many plain ones that they take several pages.</summary>
    public const int Count = Special + Plain;

    private const int Special = 6;
    private const int Plain = 230;

    private static IEnumerable<int> Numbers => Enumerable.Range(1, Plain);

    /// <summary>developers.facebook.com/docs/graph-api/reference/whats-app-business-account/message_templates.</summary>
    public static IReadOnlyList<object> Meta { get; } =
    [
        MetaOne("order_delivered", "APPROVED", "UTILITY",
            new { type = "BODY", text = "Hi {{1}}, order {{2}} has arrived.", example = new { body_text = new[] { new[] { "Ann", "1001" } } } }, new { type = "FOOTER", text = "Juniper & Wool" },
            new { type = "BUTTONS", buttons = new object[] { new { type = "QUICK_REPLY", text = "Thanks" }, new { type = "URL", text = "Track", url = "https://shop.example/t/{{1}}", example = new[] { "https://shop.example/t/1" } }, new { type = "PHONE_NUMBER", text = "Call", phone_number = "+14155550100" } } }),
        MetaOne("paused_offer", "PAUSED", "MARKETING", new { type = "BODY", text = "Now" }),
        MetaOne("rejected_offer", "REJECTED", "MARKETING", new { type = "BODY", text = "Now" }),
        MetaOne("one_time_code", "APPROVED", "AUTHENTICATION", new { type = "BODY", text = "*{{1}}* is your code." }, new { type = "BUTTONS", buttons = new[] { new { type = "OTP", text = "Copy code" } } }),
        MetaOne("picture", "APPROVED", "MARKETING", new { type = "HEADER", format = "IMAGE" }, new { type = "BODY", text = "Hi {{first_name}}" }),
        MetaOne("headline", "APPROVED", "MARKETING", new { type = "HEADER", format = "TEXT", text = "Order {{1}}" }, new { type = "BODY", text = "Hi {{1}}" }),
        .. Numbers.Select(number => MetaOne($"plain_{number}", "APPROVED", "UTILITY", new { type = "BODY", text = $"Number {number}" })),
    ];

    /// <summary>Examples of <c>/v1/ContentAndApprovals</c> in Twilio's own description.</summary>
    public static IReadOnlyList<object> Twilio { get; } =
    [
        TwilioOne(1, "order_delivered", "approved", "UTILITY", "whatsapp/card", new Dictionary<string, object>
        {
            ["whatsapp/card"] = new
            {
                body = "Hi {{1}}, order {{2}} has arrived.", footer = "Juniper & Wool", actions = new object[] { new { type = "QUICK_REPLY", title = "Thanks", id = "thanks" }, new { type = "URL", title = "Track", url = "https://shop.example/t/{{3}}" } },
            },
        }),
        TwilioOne(2, "paused_offer", "paused", "MARKETING", "twilio/text", Text("Now")),
        TwilioOne(3, "rejected_offer", "rejected", "MARKETING", "twilio/text", Text("Now")),
        TwilioOne(4, "one_time_code", "approved", "AUTHENTICATION", "whatsapp/authentication", new Dictionary<string, object> { ["whatsapp/authentication"] = new { add_security_recommendation = true } }),
        TwilioOne(5, "picture", "approved", "MARKETING", "twilio/media", new Dictionary<string, object> { ["twilio/media"] = new { body = "Hi {{1}}", media = new[] { "https://shop.example/{{2}}" } } }),
        TwilioOne(6, "reply", "approved", "MARKETING", "twilio/quick-reply", new Dictionary<string, object> { ["twilio/quick-reply"] = new { body = "Well?", actions = new[] { new { title = "Yes", id = "y" } } } }),
        TwilioOne(7, "never_submitted", "unsubmitted", "", "", Text("Hi")),
        .. Numbers.Select(number => TwilioOne(100 + number, $"plain_{number}", "approved", "UTILITY", "twilio/text", Text($"Number {number}"))),
    ];

    /// <summary>infobip.com/docs/api/channels/whatsapp/whatsapp-service-management/get-whatsapp-templates.</summary>
    public static IReadOnlyList<object> Infobip { get; } =
    [
        InfobipOne(1, "order_delivered", "APPROVED", "UTILITY", new
        {
            body = new { text = "Hi {{1}}, order {{2}} has arrived.", examples = new[] { "Ann", "1001" } }, footer = new { text = "Juniper & Wool" },
            buttons = new object[] { new { type = "QUICK_REPLY", text = "Thanks" }, new { type = "URL", text = "Track", url = "https://shop.example/t/{{1}}", example = "https://shop.example/t/1" } }, type = "TEXT",
        }),
        InfobipOne(2, "paused_offer", "FIRST_PAUSED", "MARKETING", new { body = new { text = "Now" }, type = "TEXT" }),
        InfobipOne(3, "rejected_offer", "REJECTED", "MARKETING", new { body = new { text = "Now" }, type = "TEXT" }),
        InfobipOne(4, "one_time_code", "APPROVED", "AUTHENTICATION", new { body = new { addSecurityRecommendation = true }, type = "UNSUPPORTED" }),
        InfobipOne(5, "picture", "APPROVED", "MARKETING", new { header = new { format = "IMAGE" }, body = "example {{1}} body", footer = "exampleFooter", type = "MEDIA" }),
        InfobipOne(6, "place", "APPROVED", "MARKETING", new { header = new { format = "LOCATION" }, body = new { text = "Here" }, type = "MEDIA" }),
        .. Numbers.Select(number => InfobipOne(100 + number, $"plain_{number}", "APPROVED", "UTILITY", new { body = new { text = $"Number {number}" }, type = "TEXT" })),
    ];

    private static object MetaOne(string name, string status, string category, params object[] components) => new
    {
        id = $"{(uint)name.GetHashCode(StringComparison.Ordinal)}", name, language = "en_US", status, category, components,
        rejected_reason = status == "REJECTED" ? "INVALID_FORMAT" : "NONE", quality_score = new { score = name == "headline" ? "YELLOW" : "UNKNOWN" }, parameter_format = name == "picture" ? "NAMED" : "POSITIONAL",
    };

    private static object TwilioOne(int number, string name, string status, string category, string contentType, object types) => new
    {
        date_created = "2023-01-13T23:33:46Z", date_updated = "2023-01-13T23:33:46Z", sid = $"HX{number:x32}", account_sid = TwilioFake.Sid, friendly_name = name, language = "en_US",
        variables = new Dictionary<string, string> { ["1"] = "name" }, types,
        approval_requests = new { name, category, content_type = contentType, status, rejection_reason = status == "rejected" ? "INVALID_FORMAT" : "", allow_category_change = true },
    };

    private static object InfobipOne(int number, string name, string status, string category, object structure)
        => new { id = $"{number}", businessAccountId = 222, name, language = "en_US", status, category, structure };

    private static Dictionary<string, object> Text(string body) => new() { ["twilio/text"] = new { body } };
}
