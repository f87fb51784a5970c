using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Catalogue;
using FollowUp.Core.Templates.WhatsApp;
using FollowUp.Tests.Contracts.Fakes;

namespace FollowUp.Tests.Contracts;

/// <summary>Lists of approved templates, read from providers as strict as their documentation.</summary>
public sealed class CatalogueTests
{
    [Theory]
    [InlineData("meta")]
    [InlineData("twilio")]
    [InlineData("infobip")]
    public async Task Every_page_is_read_and_each_template_once(string provider)
    {
        await using var trial = await CatalogueTrial.BeginAsync(provider);

        var listed = Assert.IsType<CatalogueAnswer.Listed>(await trial.ReadAsync());

        Assert.Equal(CatalogueShelf.Count, listed.Templates.Count);
        Assert.Equal(CatalogueShelf.Count, listed.Templates.Select(one => one.ProviderId).Distinct().Count());
        var order = listed.Templates.Single(one => one.Name == "order_delivered");
        Assert.Equal(("en_US", "UTILITY", ApprovalStatus.Approved), (order.Language, order.Category, order.Status));
        Assert.Equal(("Hi {{1}}, order {{2}} has arrived.", "Juniper & Wool"), (order.Content.Body, order.Content.Footer));
        Assert.Null(order.Content.Unfit);
        Assert.Contains(order.Content.Buttons, button => button is { Kind: ApprovedButton.Link, Text: "Track", Target: "https://shop.example/t/{{1}}" or "https://shop.example/t/{{3}}" });
        Assert.Equal(provider == "twilio" ? ["body.1", "body.2", "body.3"] : ["body.1", "body.2", "button.1"], order.Content.Keys);
        Assert.Equal(ApprovalStatus.Paused, listed.Templates.Single(one => one.Name == "paused_offer").Status);
        var rejected = listed.Templates.Single(one => one.Name == "rejected_offer");
        Assert.Equal((ApprovalStatus.Rejected, provider == "infobip" ? null : "INVALID_FORMAT"), (rejected.Status, rejected.Reason));
        Assert.NotNull(listed.Templates.Single(one => one.Name == "one_time_code").Content.Unfit);
        Assert.Empty(trial.Fake.Violations);
    }

    [Fact]
    public async Task Meta_tells_how_the_number_does_and_others_tell_nothing()
    {
        await using var meta = await CatalogueTrial.BeginAsync("meta");
        await using var twilio = await CatalogueTrial.BeginAsync("twilio");

        Assert.Equal(new NumberHealth("GREEN", "TIER_10K"), Assert.IsType<CatalogueAnswer.Listed>(await meta.ReadAsync()).Health);
        Assert.Null(Assert.IsType<CatalogueAnswer.Listed>(await twilio.ReadAsync()).Health);
    }

    [Fact]
    public async Task A_header_keeps_its_kind_and_named_places_their_names()
    {
        await using var trial = await CatalogueTrial.BeginAsync("meta");

        var listed = Assert.IsType<CatalogueAnswer.Listed>(await trial.ReadAsync());

        Assert.Equal(["header", "body.first_name"], listed.Templates.Single(one => one.Name == "picture").Content.Keys);
        Assert.Equal(["header.1", "body.1"], listed.Templates.Single(one => one.Name == "headline").Content.Keys);
        Assert.Equal("YELLOW", listed.Templates.Single(one => one.Name == "headline").Quality);
    }

    [Theory]
    [InlineData("meta", "Meta does not accept the key")]
    [InlineData("twilio", "Twilio does not accept the key")]
    [InlineData("infobip", "Infobip does not accept the key")]
    public async Task A_wrong_key_is_said_in_plain_words(string provider, string words)
    {
        await using var trial = await CatalogueTrial.BeginAsync(provider);

        var failed = Assert.IsType<CatalogueAnswer.Failed>(await trial.ReadAsync(trial.Account with { Secrets = trial.Account.Secrets.ToDictionary(pair => pair.Key, _ => "not-the-one") }));

        Assert.StartsWith(words, failed.Reason, StringComparison.Ordinal);
        Assert.Contains("It says: ", failed.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-one", failed.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("meta", 500, "{}", "Meta answered 500")]
    [InlineData("twilio", 429, "{}", "Twilio is asked too often")]
    [InlineData("infobip", 404, "", "Infobip does not know this account or number")]
    [InlineData("meta", 200, """{ "data": [ { "id": "1" } ] }""", "Meta answered with a list that is not understood: an entry has no")]
    [InlineData("twilio", 200, "<html>", "Twilio answered with a list that is not understood")]
    [InlineData("infobip", 200, """{ "templates": 3 }""", "Infobip answered with a list that is not understood")]
    public async Task What_is_no_list_fails_as_a_whole(string provider, int status, string body, string words)
    {
        await using var trial = await CatalogueTrial.BeginAsync(provider);
        trial.Fake.Say(new FakeAnswer(status, body));

        Assert.StartsWith(words, Assert.IsType<CatalogueAnswer.Failed>(await trial.ReadAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_page_that_fails_takes_nothing_away()
    {
        await using var trial = await CatalogueTrial.BeginAsync("meta");
        trial.Fake.Say(FakeAnswer.Json(200, new { data = Array.Empty<object>(), paging = new { cursors = new { after = "x" }, next = "https://elsewhere.example/?access_token=stolen" } }));
        trial.Fake.Say(MetaFake.Error(400, 4, "Too many calls"));

        Assert.Contains("Too many calls", Assert.IsType<CatalogueAnswer.Failed>(await trial.ReadAsync()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_its_business_account_Meta_is_not_asked()
    {
        await using var trial = await CatalogueTrial.BeginAsync("meta");
        var account = trial.Account with { Settings = trial.Account.Settings.Where(pair => pair.Key != "businessAccountId").ToDictionary() };

        Assert.Contains("Type its ID into the account's settings", Assert.IsType<CatalogueAnswer.Failed>(await trial.ReadAsync(account)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_not_there_is_said()
    {
        await using var trial = await CatalogueTrial.BeginAsync("twilio");
        await trial.Fake.StopAsync();

        Assert.StartsWith("Twilio could not be reached", Assert.IsType<CatalogueAnswer.Failed>(await trial.ReadAsync()).Reason, StringComparison.Ordinal);
    }
}
