using FollowUp.Core.Analytics;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace FollowUp.Web.Endpoints;

/// <summary><c>/api/v1/reports</c>.</summary>
internal static class ReportEndpoints
{
    private const int UsualDays = 30;

    public static IEndpointRouteBuilder MapReports(this IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/api/v1/reports").WithTags("Reports");
        group.MapGet("costs", CostsAsync).RequireScope(ApiScopes.MessagesRead)
            .WithSummary("What messages cost that providers took, by channel and currency; the last 30 days unless from and to say otherwise.").ProducesProblem(StatusCodes.Status400BadRequest);
        return app;
    }

    private static async Task<CostReportAnswer> CostsAsync([AsParameters] PeriodQuery query, HttpContext context, ICosts costs, IClock clock, CancellationToken cancellationToken)
    {
        var to = string.IsNullOrEmpty(query.To) ? clock.GetCurrentInstant() : ApiText.ReadTime("to", query.To);
        var from = string.IsNullOrEmpty(query.From) ? to - Duration.FromDays(UsualDays) : ApiText.ReadTime("from", query.From);
        var found = await costs.OfPeriodAsync(context.ToActor(), from, to, cancellationToken);
        return new CostReportAnswer(from.ToDateTimeOffset(), to.ToDateTimeOffset(), [.. found.Select(ChannelCostAnswer.Of)]);
    }
}

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

/// <summary>What messages cost within a period.</summary>
internal sealed record CostReportAnswer(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<ChannelCostAnswer> Channels);

/// <summary>What one channel cost.</summary>
/// <param name="Messages">All that a provider took.</param>
/// <param name="Unpriced">How many of them have no price.</param>
/// <param name="Sandbox">How many went to the Sandbox, which costs nothing.</param>
/// <param name="Spent">One sum for each currency.</param>
internal sealed record ChannelCostAnswer(string Channel, int Messages, int Unpriced, int Sandbox, IReadOnlyList<CurrencyCostAnswer> Spent)
{
    public static ChannelCostAnswer Of(ChannelCost cost) => new(
        ApiText.Of(cost.Channel), cost.Messages, cost.Unpriced, cost.Sandbox,
        [.. cost.Spent.Select(sum => new CurrencyCostAnswer(sum.Sum.Amount, sum.Sum.Currency, sum.Messages, sum.Each.Amount, sum.Pretended))]);
}

/// <summary>What messages cost in one currency.</summary>
/// <param name="Messages">How many that is for.</param>
/// <param name="PerMessage">On average.</param>
/// <param name="Pretended">For the Sandbox, by prices that name it: nobody is paid.</param>
internal sealed record CurrencyCostAnswer(decimal Amount, string Currency, int Messages, decimal PerMessage, bool Pretended);
