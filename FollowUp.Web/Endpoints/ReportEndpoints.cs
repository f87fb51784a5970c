using FollowUp.Core.Analytics;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;
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
