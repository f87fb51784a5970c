using Bunit;
using FollowUp.Core.Engine;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Tests.Web.Pages;
using FollowUp.Web.Features.Sequences.Builder.Inspector;
using NSubstitute;

namespace FollowUp.Tests.Web.Builder;

/// <summary>Each kind of step is set with controls that write what its JSON holds.</summary>
public sealed class StepInspectorTests : BuilderContext
{
    [Fact]
    public void A_template_of_the_channel_is_chosen_and_shown_as_delivery_composes_it()
    {
        var part = Inspect(new SendStep("mail1", Channel.Email, null, "end"));
        Assert.Equal(["Choose a template", "Still thinking?"], Field(part, "Template").QuerySelectorAll("option").Select(option => option.TextContent));

        Field(part, "Template").Change(SequenceSamples.Mail.ToString());

        Assert.Equal(SequenceSamples.Mail, ((SendStep)Told!).Template);
        part.WaitForAssertion(() => Assert.Contains("Still thinking about the throw?", part.Find(".glance-subject").TextContent, StringComparison.Ordinal));
        Assert.Contains("Hi Hana", part.Find("iframe").GetAttribute("srcdoc"), StringComparison.Ordinal);
        Assert.Contains(part.FindAll("a"), link => link.GetAttribute("href") == "/templates/new?channel=email");
    }

    [Fact]
    public void A_send_step_tells_on_its_second_tab_when_it_leaves_and_may_go_another_way()
    {
        var part = Inspect(new SendStep("mail1", Channel.Email, SequenceSamples.Mail, "end"));

        Press(part, "Timing");
        Assert.Contains("09:00–21:00, Mon–Fri", part.Markup, StringComparison.Ordinal);
        Field(part, "Go another way").Change(true);
        Assert.Equal("end", ((SendStep)Told!).Failed);
        Field(part, "Go another way").Change(false);
        Assert.Null(((SendStep)Told!).Failed);
    }

    [Theory]
    [InlineData("2 hours", "PT2H", null)]
    [InlineData("3 days at 9:00", "P3D", "09:00")]
    [InlineData("at 18:30", null, "18:30")]
    public void A_delay_is_written_in_words_and_said_back(string words, string? length, string? until)
    {
        var part = Inspect(new WaitStep("wait1", "end", TimeSpan.FromDays(1)));

        Field(part, "How long").Change(words);

        Assert.Equal(new WaitStep("wait1", "end", length is null ? null : IsoDuration.Read(length), until), Told);
        Assert.Equal(DelayText.Write(new Delay(length is null ? null : IsoDuration.Read(length), until)), Field(part, "How long").GetAttribute("value"));
    }

    [Fact]
    public void A_delay_that_says_nothing_changes_nothing_and_stays_to_be_mended()
    {
        var part = Inspect(new WaitStep("wait1", "end", TimeSpan.FromDays(1)));

        Field(part, "How long").Change("a little");

        Assert.Null(Told);
        Assert.Equal(("a little", "true"), (Field(part, "How long").GetAttribute("value"), Field(part, "How long").GetAttribute("aria-invalid")));
        Assert.Contains("3 days at 9:00", part.Find(".error").TextContent, StringComparison.Ordinal);
        Field(part, "How long").Change("1 hour");
        Assert.Equal(TimeSpan.FromHours(1), ((WaitStep)Told!).For);
        Assert.Empty(part.FindAll(".error"));
    }

    [Fact]
    public void A_wait_for_an_event_has_filters_a_limit_and_another_way()
    {
        var part = Inspect(new WaitStep("wait1", "end", TimeSpan.FromDays(1)));

        Field(part, "Wait").Change("Happening");
        Field(part, "Event").Change("Order placed");
        Press(part, "Add rule");
        Field(part, "What the event says").Change("total");
        Field(part, "Compares").Change("gt");
        Field(part, "Kind of value").Change("Number");
        Field(part, "Value").Change("100");
        Field(part, "At most").Change("2 weeks");
        Field(part, "Go another way").Change(true);

        Assert.Equal(
            """{"kind":"wait","next":"end","event":"order_placed","filters":[{"field":"total","op":"gt","value":100}],"timeout":"P14D","else":"end","id":"wait1"}""",
            Json.Write(Told));
    }

    [Fact]
    public void Tags_are_added_and_taken_out()
    {
        var part = Inspect(new TagStep("mark", "wait3", ["quiet"]));

        Field(part, "Tags to add").Change("vip, gold");
        Press(part, "Take out quiet");
        Field(part, "Tags to remove").Change("new");

        Assert.Equal(["vip", "gold"], ((TagStep)Told!).Add);
        Assert.Equal(["new"], ((TagStep)Told).Remove);
    }

    [Theory]
    [InlineData("text", "gold", "\"gold\"")]
    [InlineData("number", "12.5", "12.5")]
    [InlineData("yesno", "false", "false")]
    [InlineData("none", null, null)]
    public void An_attribute_keeps_the_kind_of_its_value(string kind, string? value, string? json)
    {
        var part = Inspect(new AttributeStep("set", "plan", "end", System.Text.Json.JsonElement.Parse("1")));

        Field(part, "What is done").Change(kind);
        if (value is not null)
        {
            Field(part, "Value").Change(value);
        }

        Assert.Equal(json, ((AttributeStep)Told!).Value?.GetRawText());
    }

    [Fact]
    public void A_number_that_is_none_changes_nothing()
    {
        var part = Inspect(new AttributeStep("set", "plan", "end", System.Text.Json.JsonElement.Parse("1")));

        Field(part, "Value").Change("many");

        Assert.Null(Told);
        Assert.Equal("many", Field(part, "Value").GetAttribute("value"));
    }

    [Fact]
    public void A_call_is_tried_and_its_status_and_answer_are_shown()
    {
        Trials.TryAsync(default!, default!, default).ReturnsForAnyArgs(new WebhookAnswer(422, "422 Unprocessable Content", "{\"error\":\"no list\"}", 31));
        var part = Inspect(new WebhookStep("call", "https://example.com/old", "end"));

        Field(part, "Address").Change("https://example.com/hook");
        Field(part, "Body").Change("""{ "list": "news" }""");
        Field(part, "Headers").Change("X-Key: abc\nX-Mode: test");
        Press(part, "Make a test call");

        part.WaitForAssertion(() => Assert.Contains("422 Unprocessable Content", part.Find(".note-warn").TextContent, StringComparison.Ordinal));
        Assert.Contains("no list", part.Find("pre").TextContent, StringComparison.Ordinal);
        Trials.Received(1).TryAsync(Arg.Any<Actor>(), Arg.Is<WebhookStep>(step => step.Url == "https://example.com/hook" && step.Headers!["X-Key"] == "abc" && step.Body!.Value.GetProperty("list").GetString() == "news"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_body_that_is_no_JSON_and_headers_without_names_change_nothing()
    {
        var part = Inspect(new WebhookStep("call", "https://example.com/hook", "end"));

        Field(part, "Body").Change("{ list: }");
        Field(part, "Headers").Change("nothing");

        Assert.Null(Told);
        Assert.Equal(2, part.FindAll(".error").Count);
        Assert.Equal("{ list: }", Field(part, "Body").GetAttribute("value"));
    }

    [Fact]
    public void Members_and_sequences_are_chosen_by_name()
    {
        Field(Inspect(new NotifyStep("tell", "Hi", "end")), "Tell").Change(Mara.ToString());
        Assert.Equal(Mara, ((NotifyStep)Told!).Member);
        Field(Inspect(new EnrollStep("on", Guid.Empty, "end")), "Sequence").Change(Other.ToString());
        Assert.Equal(Other, ((EnrollStep)Told!).Sequence);
    }

    [Fact]
    public void A_name_is_kept_and_an_empty_one_is_none()
    {
        var part = Inspect(new EndStep("stop", "bought"));

        Field(part, "Name").Change(" Bought already ");
        Assert.Equal("Bought already", Told!.Name);
        Field(part, "Name").Change("  ");
        Assert.Null(Told!.Name);
        Field(part, "Reason").Change("");
        Assert.Equal("completed", ((EndStep)Told!).Reason);
    }

    [Fact]
    public void Problems_of_the_step_stand_on_top_and_a_button_mends_them()
    {
        var part = Inspect(new TagStep("mark", null, ["quiet"]), findings: [new("mark", "next", "leads nowhere; connect it to a step or to 'end'"), new("other", "url", "is missing")]);

        Assert.Contains("The way on leads nowhere", Assert.Single(part.FindAll(".note")).TextContent, StringComparison.Ordinal);
        Press(part, "End it here");

        Assert.Equal("end", ((TagStep)Told!).Next);
    }

    [Fact]
    public void Results_are_there_only_with_numbers()
    {
        Assert.DoesNotContain("Results", Inspect(new SendStep("mail1", Channel.Email, null, "end")).Markup, StringComparison.Ordinal);

        var part = Inspect(new SendStep("mail1", Channel.Email, null, "end"), counts: new StepCounts("mail1", 0, 200, 180, 90, 9, 20));
        Press(part, "Results");

        Assert.Contains("90 (50 %)", part.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("send")]
    [InlineData("wait")]
    [InlineData("condition")]
    [InlineData("split")]
    [InlineData("tag")]
    [InlineData("webhook")]
    public void Nobody_changes_what_they_may_only_read(string kind)
    {
        Step step = kind switch
        {
            "send" => new SendStep("x", Channel.Sms, null, null),
            "wait" => new WaitStep("x", null, Event: "paid", Timeout: TimeSpan.FromDays(1)),
            "condition" => new ConditionStep("x", [new ConditionBranch(new Rule { Tag = "a" }, null)]),
            "split" => new SplitStep("x", [new SplitBranch(50, null), new SplitBranch(50, null)]),
            "tag" => new TagStep("x", null, ["a"]),
            _ => new WebhookStep("x", "https://example.com", null),
        };

        var part = Inspect(step, findings: [new("x", "next", "leads nowhere")], readOnly: true);

        Assert.All(part.FindAll("input, select, textarea, button").Where(control => control.Closest(".inspector-tabs") is null), control => Assert.NotNull(control.Closest("fieldset[disabled]")));
    }

    [Fact]
    public void An_undo_is_shown_over_what_was_typed()
    {
        var wait = new WaitStep("w", "end", TimeSpan.FromHours(2));
        var part = Inspect(wait);
        Field(part, "How long").Change("5 days");
        part.Render(again => again.Add(it => it.Step, wait));
        Assert.Equal("2 hours", Field(part, "How long").GetAttribute("value"));

        var condition = new ConditionStep("c", [new ConditionBranch(new Rule { Tag = "vip" }, "end")], "end");
        part = Inspect(condition);
        Field(part, "Tag").Change("gold");
        part.Render(again => again.Add(it => it.Step, condition));
        Assert.Equal("vip", Field(part, "Tag").GetAttribute("value"));
    }
}
