using System.Globalization;
using FollowUp.Core.Audit;
using Microsoft.AspNetCore.Http.Extensions;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Web.Features.Compliance.Audit;

/// <summary>What the page shows, as it stands in its address.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public sealed record AuditQuery(string? Search = null, Guid? Who = null, string? Kind = null, LocalDate? From = null, LocalDate? To = null, int Page = 1)
{
    /// <summary>Something is left out.</summary>
    public bool IsFiltered => this with { Page = 1 } != new AuditQuery();

    /// <summary>Reads the address; what cannot be read does not filter.</summary>
    public static AuditQuery Read(string? search, string? who, string? kind, string? from, string? to, string? page) => new(
        string.IsNullOrWhiteSpace(search) ? null : search.Trim(),
        Guid.TryParse(who, out var id) ? id : null,
        AuditWords.Kinds.Contains(kind) ? kind : null,
        Day(from),
        Day(to),
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1);

    /// <summary>Days begin and end in the organization's zone.</summary>
    public AuditFilter FilterIn(DateTimeZone zone) => new(Search, Who, Kind, From?.AtStartOfDayInZone(zone).ToInstant(), To?.PlusDays(1).AtStartOfDayInZone(zone).ToInstant());

    /// <summary>The page's address that shows this, or another's that takes the same.</summary>
    public string Address(string path = "/compliance/audit")
    {
        var query = new QueryBuilder();
        Add("search", Search);
        Add("who", Who?.ToString("D"));
        Add("kind", Kind);
        Add("from", Text(From));
        Add("to", Text(To));
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return $"{path}{query}";

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                query.Add(key, value);
            }
        }
    }

    /// <summary>A day as date fields and the address write it.</summary>
    public static string? Text(LocalDate? day) => day is { } date ? LocalDatePattern.Iso.Format(date) : null;

    /// <summary>Null when it is no day.</summary>
    public static LocalDate? Day(string? text) => !string.IsNullOrEmpty(text) && LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : null;
}
