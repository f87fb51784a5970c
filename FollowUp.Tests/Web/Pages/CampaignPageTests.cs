using Bunit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Requests;
using FollowUp.Core.Sequences;
using FollowUp.Core.Templates;
using FollowUp.Web.Features.RequestCampaigns;
using NSubstitute;
using NSubstitute.ExceptionExtensions;

namespace FollowUp.Tests.Web.Pages;

public sealed class CampaignPageTests : PageContext
{
    public CampaignPageTests()
    {
        Templates.ListAsync(default!, default, default).ReturnsForAnyArgs(new List<Template>());
        Campaigns.GetAsync(default!, default, default).ReturnsForAnyArgs(_ => Samples.Campaign());
    }

    [Fact]
    public void A_campaign_without_a_name_is_refused_at_the_field()
    {
        var page = Render<CampaignPage>();

        page.Find(".page-head .btn-primary").Click();

        var name = page.Find("input.input");
        Assert.Equal("true", name.GetAttribute("aria-invalid"));
        Assert.Equal("Give the campaign a name.", page.Find($"#{name.GetAttribute("aria-describedby")}").TextContent);
        Campaigns.DidNotReceiveWithAnyArgs().CreateAsync(default!, default!, default);
    }

    [Fact]
    public void Lengths_are_refused_in_words_and_not_in_the_notation_of_the_API()
    {
        var page = Render<CampaignPage>();
        page.Find("input.input").Change("Autumn");
        page.FindAll("input[type=number]")[0].Change("400");

        page.Find(".page-head .btn-primary").Click();

        Assert.Contains("Choose between 0 and 365 days.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("P365D", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_campaign_is_created_from_what_was_typed_and_opened()
    {
        var id = Samples.RequestId;
        Campaigns.CreateAsync(default!, default!, default).ReturnsForAnyArgs(id);
        var page = Render<CampaignPage>();
        page.Find("input.input").Change("Autumn");
        page.FindAll("input[type=number]")[0].Change("2");

        page.Find(".page-head .btn-primary").Click();

        Campaigns.Received(1).CreateAsync(Arg.Any<Actor>(), Arg.Is<RequestCampaignInput>(input => input.Name == "Autumn" && input.Delay == TimeSpan.FromDays(2)), Arg.Any<CancellationToken>());
        Assert.EndsWith($"/request-campaigns/{id}", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void What_somebody_else_saved_meanwhile_is_not_overwritten()
    {
        Campaigns.UpdateAsync(default!, default, default, default!, default).ThrowsAsyncForAnyArgs(new ConflictException("Someone else changed this in the meantime."));
        var page = Render<CampaignPage>(parameters => parameters.Add(it => it.Id, Samples.Campaign().Id));
        page.Find("input.input").Change("Autumn");

        page.Find(".page-head .btn-primary").Click();

        Campaigns.Received(1).UpdateAsync(Arg.Any<Actor>(), Samples.Campaign().Id, 7, Arg.Any<RequestCampaignInput>(), Arg.Any<CancellationToken>());
        Assert.Contains("Someone else changed this", page.Find(".page-body .note").TextContent, StringComparison.Ordinal);
        page.FindAll(".page-body .note button").Single(button => button.TextContent == "Load it again").Click();
        Assert.Equal("After delivery", page.Find("input.input").GetAttribute("value"));
    }

    [Fact]
    public void The_summary_follows_what_is_typed()
    {
        var page = Render<CampaignPage>();
        page.FindAll("input[type=number]")[0].Change("9");

        Assert.Contains("+ 9 days", page.Find(".touches").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archived_campaign_cannot_be_changed()
    {
        Campaigns.GetAsync(default!, default, default).ReturnsForAnyArgs(Samples.Campaign(SequenceStatus.Archived));

        var page = Render<CampaignPage>(parameters => parameters.Add(it => it.Id, Samples.Campaign().Id));

        Assert.NotNull(page.Find("fieldset").GetAttribute("disabled"));
        Assert.Empty(page.FindAll(".page-head button"));
    }
}
