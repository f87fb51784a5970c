using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Ledger;
using FollowUp.Core.Kernel;
using FollowUp.Web.Components.Shared;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Web.Features.Compliance.Consent;

/// <summary>Which lines are shown.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record LedgerQuery(Channel? Channel = null, ConsentDecision? Decision = null, string? Search = null, LocalDate? From = null, LocalDate? To = null, int Page = 1)
{
    public bool IsFiltered => Channel is not null || Decision is not null || Search is not null || From is not null || To is not null;

    public string? FromText => Text(From);

    public string? ToText => Text(To);

    /// <summary>Null for what is no day.</summary>
    public static LocalDate? Day(string? text) => string.IsNullOrEmpty(text) || !LocalDatePattern.Iso.Parse(text).TryGetValue(default, out var day) ? null : day;

    /// <param name="zoneId">In which days begin.</param>
    public ConsentFilter Filter(string? zoneId)
    {
        var zone = TimeWords.Zone(zoneId);
        return new ConsentFilter(Channel, null, Decision, Search, From is { } from ? zone.AtStartOfDay(from).ToInstant() : null, To is { } to ? zone.AtStartOfDay(to.PlusDays(1)).ToInstant() : null);
    }

    public IReadOnlyDictionary<string, object?> Parameters() => new Dictionary<string, object?>
    {
        ["channel"] = Channel?.ToString().ToLowerInvariant(),
        ["decision"] = Decision?.ToString().ToLowerInvariant(),
        ["search"] = Search,
        ["from"] = FromText,
        ["to"] = ToText,
        ["page"] = Page > 1 ? Page : null,
    };

    private static string? Text(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : null;
}
