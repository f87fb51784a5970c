using Bunit;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery.TemplateTests;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences.Steps;
using FollowUp.Tests.Web.Pages;
using FollowUp.Web.Features.Sequences.Builder.Inspector;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Builder;

/// <summary>The template of a step is sent to the one who looks at it, and the answer is shown.</summary>
public sealed class SendTestDialogTests : BuilderContext
{
    private readonly ITemplateTest test = Substitute.For<ITemplateTest>();

    public SendTestDialogTests()
    {
        Services.AddSingleton(test).AddSingleton(Substitute.For<IContactQueries>());
    }

    [Fact]
    public void A_step_without_a_template_has_nothing_to_send()
    {
        var part = Inspect(new SendStep("mail1", Channel.Email, null, "end"));

        var button = part.WaitForElements("button").Single(one => Said(one) == "Send to me");

        Assert.True(button.HasAttribute("disabled"));
        Assert.Equal("Choose a template first", button.GetAttribute("title"));
    }

    [Fact]
    public void Who_may_not_write_templates_sends_none()
    {
        SignIn(Role.Agent);
        var part = Inspect(new SendStep("mail1", Channel.Email, SequenceSamples.Mail, "end"));

        part.WaitForAssertion(() => Assert.NotEmpty(part.FindAll(".glance-subject")));
        Assert.DoesNotContain("Send to me", part.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TemplateTestOutcome.Accepted, "Twilio took the test to +46701234567. Accepted as 17.", "ok")]
    [InlineData(TemplateTestOutcome.Refused, "Twilio did not take it; nothing was sent. Accepted as 17.", "danger")]
    [InlineData(TemplateTestOutcome.Uncertain, "Twilio did not say whether it took it: look whether it arrives before you send another. Accepted as 17.", "warn")]
    public void The_providers_answer_is_shown(TemplateTestOutcome outcome, string said, string tone)
    {
        test.SendAsync(default!, default, default!, default).ReturnsForAnyArgs(new TemplateTestResult(outcome, "twilio", "Accepted as 17."));

        Send("+46701234567");

        Dialogs.WaitForAssertion(() => Assert.Equal(said, Said(Dialogs.Find("[role=status] .note"))));
        Assert.Contains(tone, Dialogs.Find("[role=status] .note").ClassName, StringComparison.Ordinal);
        test.Received(1).SendAsync(Arg.Any<Actor>(), SequenceSamples.Text, new TemplateTestInput("+46701234567"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public void A_wrong_number_is_told_at_its_field()
    {
        test.SendAsync(default!, default, default!, default).ThrowsAsyncForAnyArgs(new InputException("to", "must be a number with its country code"));

        Send("12");

        Dialogs.WaitForAssertion(() => Assert.Equal("Must be a number with its country code.", Said(Dialogs.Find(".error"))));
        Assert.Equal("true", Dialogs.Find("input[type=tel]").GetAttribute("aria-invalid"));
    }

    private void Send(string to)
    {
        _ = Dialogs;
        var part = Inspect(new SendStep("text1", Channel.Sms, SequenceSamples.Text, "end"));
        part.WaitForAssertion(() => Assert.False(part.FindAll("button").Single(one => Said(one) == "Send to me").HasAttribute("disabled")));
        Press(part, "Send to me");
        Dialogs.WaitForElement("input[type=tel]").Change(to);
        Dialogs.Find("form").Submit();
    }
}
