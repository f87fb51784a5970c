using FollowUp.Core.Contacts.Places;
using FollowUp.Core.Delivery.Gates.Windows;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Tests.Core.Delivery.Windows;

/// <summary>Rule files that come with the product, and ones that a slip of the pen spoiled.</summary>
public sealed class WindowRulesTests
{
    private const string Good = """{ "id": "organization", "name": "hours", "places": ["*"], "version": "2026-11", "rules": [ { "channels": ["sms"], "law": "none", "from": "2020-01-01", "open": { "monday-sunday": ["08:00-21:00"] } } ] }""";

    [Fact]
    public void The_products_own_files_are_read_and_name_law_places_and_days()
    {
        var rules = WindowRules.Load();

        Assert.Equal(["florida", "oklahoma", "texas", "france", "tcpa", "organization"], rules.Sets.Select(set => set.Id));
        Assert.All(rules.Laws.SelectMany(set => set.Rules), rule => Assert.True(rule is { Law.Length: > 5, Source.Length: > 10, From: not null }));
        Assert.Matches("^2026-11-[0-9a-f]{8}$", rules.Version);
        Assert.Equal(rules.Version, WindowRules.Load().Version);
    }

    [Fact]
    public void Their_default_hours_are_those_an_organization_begins_with()
    {
        var rule = Assert.Single(WindowRules.Load().Sets.Single(set => set.Id == WindowRules.Organization).Rules);
        var own = OrganizationHours.Of(SendingRules.Default.Quiet[Channel.Sms]);

        Assert.Equal(own.On(new LocalDate(2026, 3, 1)), rule.On(new LocalDate(2026, 3, 1)));
        Assert.Equal([WindowChannel.Sms, WindowChannel.WhatsApp, WindowChannel.Voice], rule.Channels.Order());
        Assert.Equal(rule.Channels.Where(channel => channel != WindowChannel.Voice).Select(channel => (Channel)channel).Order(), SendingRules.Default.Quiet.Keys.Order());
    }

    [Fact]
    public void Any_change_makes_another_version()
        => Assert.NotEqual(WindowRules.Read([("a.json", Good)]).Version, WindowRules.Read([("a.json", Good.Replace("21:00", "20:00", StringComparison.Ordinal))]).Version);

    [Theory]
    [InlineData("{", "is not JSON")]
    [InlineData("null", "is empty")]
    [InlineData("\"id\": \"Organization\"", "id must be small letters", "\"id\": \"organization\"")]
    [InlineData("2026-13", "version must be a month", "2026-11")]
    [InlineData("\"XX\"", "neither a country", "\"*\"")]
    [InlineData("\"US-ZZ\"", "neither a country", "\"*\"")]
    [InlineData("[]", "places is missing", "[\"*\"]")]
    [InlineData("\"fax\"", "fax is no channel", "\"sms\"")]
    [InlineData("\"2\"", "2 is no channel", "\"sms\"")]
    [InlineData("2020-02-30", "must be a day", "2020-01-01")]
    [InlineData("\"from\": \"2020-01-01\", \"to\": \"2019-01-01\"", "before its from", "\"from\": \"2020-01-01\"")]
    [InlineData("08:00-25:00", "no hours", "08:00-21:00")]
    [InlineData("08:00-13:00\", \"12:00-21:00", "overlap", "08:00-21:00")]
    [InlineData("sunday-monday", "no days", "monday-sunday")]
    [InlineData("mondays", "no days", "monday-sunday")]
    [InlineData("\"closes\"", "JSON", "\"open\"")]
    [InlineData("\"law\": \"\"", "law is missing", "\"law\": \"none\"")]
    [InlineData("\"law\": \"none\", \"source\": \"javascript:1\"", "no web address", "\"law\": \"none\"")]
    [InlineData("\"law\": \"none\", \"holidays\": { \"days\": [\"02-30\"] }", "no day such as", "\"law\": \"none\"")]
    [InlineData("tcpa", "no file has the id organization", "organization")]
    public void A_wrong_file_is_named_with_what_is_wrong_in_one_line(string wrong, string reason, string? instead = null)
    {
        var text = instead is null ? wrong : Good.Replace(instead, wrong, StringComparison.Ordinal);

        var error = Assert.Throws<FormatException>(() => WindowRules.Read([("texas.json", text)]));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.True(reason.StartsWith("no file", StringComparison.Ordinal) || error.Message.Contains("texas.json", StringComparison.Ordinal));
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Two_files_of_one_id_are_refused() => Assert.Contains("too", Assert.Throws<FormatException>(() => WindowRules.Read([("a.json", Good), ("b.json", Good)])).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_state_has_zones_that_exist()
    {
        Assert.Equal(51 + 13 + 8, States.All.Count());
        Assert.All(States.All, state => Assert.All(state.Zones, zone => Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone))));
        Assert.All(States.All, state => Assert.NotEmpty(state.Zones));
    }

    [Theory]
    [InlineData("US", "tx", "TX")]
    [InlineData("US", "US-TX", "TX")]
    [InlineData("US", "texas", "TX")]
    [InlineData("US", "AB", null)]
    [InlineData("CA", "AB", "AB")]
    [InlineData("AU", "Western Australia", "WA")]
    [InlineData("SE", "SE-AB", "AB")]
    [InlineData("SE", "Stockholm", null)]
    [InlineData("US", "", null)]
    public void States_are_read_as_code_or_name(string country, string text, string? state) => Assert.Equal(state, States.Read(country, text));

    [Theory]
    [InlineData("us", "US")]
    [InlineData("BV", "BV")]
    [InlineData("XX", null)]
    [InlineData("USA", null)]
    [InlineData(null, null)]
    public void Countries_are_read_by_code(string? text, string? country) => Assert.Equal(country, Countries.Read(text));
}
