using FollowUp.Core.Analytics.Compliance;
using FollowUp.Core.Kernel;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Web.Endpoints;

/// <summary>Which days of the compliance report are wanted, and how.</summary>
internal sealed class ComplianceReportQuery
{
    /// <summary>First day such as 2026-03-01, in the organization's zone; 30 days up to the last when left out.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Last day, part of it; today when left out.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }

    /// <summary>One channel; all when left out.</summary>
    [FromQuery(Name = "channel")]
    public string? Channel { get; init; }

    /// <summary><c>day</c>, the default, <c>week</c> or <c>month</c>.</summary>
    [FromQuery(Name = "by")]
    public string? By { get; init; }

    /// <exception cref="InputException">Names the field that cannot be read.</exception>
    public ComplianceQuestion Question() => new(
        Day("from", From), Day("to", To),
        string.IsNullOrEmpty(Channel) ? null : ApiText.Read<Channel>("channel", Channel),
        string.IsNullOrEmpty(By) ? ReportStep.Day : ApiText.Read<ReportStep>("by", By));

    private static LocalDate? Day(string field, string? text)
        => string.IsNullOrEmpty(text) ? null
            : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value : throw new InputException(field, "must be a day such as 2026-03-01");
}
