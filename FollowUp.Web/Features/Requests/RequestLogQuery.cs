using System.Globalization;
using FollowUp.Core.Analytics;
using FollowUp.Core.Kernel;
using FollowUp.Core.Requests;
using FollowUp.Web.Components.Shared;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Web.Features.Requests;

/// <summary>What the log shows, as it stands in the page's address: a filtered log can be linked to and gone back to.</summary>
/// <param name="Period">One of <see cref="Periods"/>; null for any time.</param>
/// <param name="From">First day, for chosen dates.</param>
/// <param name="To">Last day, for chosen dates.</param>
public sealed record RequestLogQuery(
    RequestStatus? Status = null,
    Channel? Channel = null,
    Guid? CampaignId = null,
    string? Period = null,
    LocalDate? From = null,
    LocalDate? To = null,
    string? Search = null,
    int Page = 1)
{
    /// <summary>The period whose dates are chosen.</summary>
    public const string ChosenDates = "dates";

    /// <summary>Periods with their words and days.</summary>
    public static readonly IReadOnlyDictionary<string, (string Words, int Days)> Periods = new Dictionary<string, (string, int)>
    {
        ["today"] = ("Today", 1),
        ["7d"] = ("Last 7 days", 7),
        ["30d"] = ("Last 30 days", 30),
        ["90d"] = ("Last 90 days", 90),
    };

    /// <summary>Something is left out.</summary>
    public bool IsFiltered => this with { Page = 1 } != new RequestLogQuery();

    /// <summary>Reads the address; what cannot be read does not filter.</summary>
    public static RequestLogQuery Read(RequestLogAddress address) => new(
        Enum.TryParse<RequestStatus>(address.Status, ignoreCase: true, out var status) && Enum.IsDefined(status) ? status : null,
        Enum.TryParse<Channel>(address.Channel, ignoreCase: true, out var channel) && Enum.IsDefined(channel) ? channel : null,
        Guid.TryParse(address.Campaign, out var campaign) ? campaign : null,
        address.Period is { } period && (period == ChosenDates || Periods.ContainsKey(period)) ? period : null,
        Date(address.From),
        Date(address.To),
        string.IsNullOrWhiteSpace(address.Search) ? null : address.Search.Trim(),
        int.TryParse(address.Page, NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1);

    /// <summary>The page's address that shows this.</summary>
    public string Address()
    {
        var query = new QueryBuilder();
        Add(query, "status", Status?.ToString().ToLowerInvariant());
        Add(query, "channel", Channel?.ToString().ToLowerInvariant());
        Add(query, "campaign", CampaignId?.ToString());
        Add(query, "period", Period);
        Add(query, "from", Period == ChosenDates ? Text(From) : null);
        Add(query, "to", Period == ChosenDates ? Text(To) : null);
        Add(query, "search", Search);
        Add(query, "page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return $"/requests{query}";
    }

    /// <summary>What to ask for; days are those of the zone.</summary>
    public RequestFilter Filter(Instant now, DateTimeZone zone)
    {
        var (from, to) = Period switch
        {
            ChosenDates => (From is { } first ? Start(first, zone) : (Instant?)null, To is { } last ? Start(last.PlusDays(1), zone) : (Instant?)null),
            { } period when Periods.TryGetValue(period, out var known) => (DayRange.Ending(now, known.Days, zone).From, null),
            _ => (null, null),
        };
        return new RequestFilter(Status, CampaignId, Channel, from, to, Search);
    }

    /// <summary>The filters in words, for a list that is empty because of them.</summary>
    /// <param name="campaign">Name of the campaign filtered by.</param>
    public string InWords(string? campaign)
    {
        string?[] parts =
        [
            Status is { } status ? StatusLook.Of(status.ToString()).Label : null,
            Channel is { } channel ? KindLook.Of(channel.ToString()).Label : null,
            CampaignId is null ? null : campaign ?? "the campaign",
            Period is null ? null : Period == ChosenDates ? $"{Text(From) ?? "…"} to {Text(To) ?? "…"}" : Periods[Period].Words,
            Search is null ? null : $"“{Search}”",
        ];
        return string.Join(" and ", parts.Where(part => part is not null));
    }

    private static Instant Start(LocalDate date, DateTimeZone zone) => zone.AtStartOfDay(date).ToInstant();

    private static LocalDate? Date(string? text) => text is not null && LocalDatePattern.Iso.Parse(text) is { Success: true } parsed ? parsed.Value : null;

    private static string? Text(LocalDate? date) => date is { } value ? LocalDatePattern.Iso.Format(value) : null;

    private static void Add(QueryBuilder query, string key, string? value)
    {
        if (value is not null)
        {
            query.Add(key, value);
        }
    }
}

/// <summary>The parts of the address as they came.</summary>
public sealed record RequestLogAddress(
    string? Status, string? Channel, string? Campaign, string? Period, string? From, string? To, string? Search, string? Page);
