using Microsoft.AspNetCore.Mvc;

namespace FollowUp.Web.Endpoints;

/// <summary>Which time is wanted.</summary>
internal sealed class PeriodQuery
{
    /// <summary>From this day or time on.</summary>
    [FromQuery(Name = "from")]
    public string? From { get; init; }

    /// <summary>Before this day or time.</summary>
    [FromQuery(Name = "to")]
    public string? To { get; init; }
}
