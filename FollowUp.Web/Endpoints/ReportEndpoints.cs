using System.Text;
using FollowUp.Core.Analytics;
using FollowUp.Core.Analytics.Compliance;
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
        group.MapGet("compliance", ComplianceAsync).RequireScope(ApiScopes.MessagesRead)
            .WithSummary("Opt-outs, complaints, bounces, and what hours, caps, consent and suppression stopped, by day, week or month and channel, beside the range before; the last 30 days unless from and to say otherwise.").ProducesProblem(StatusCodes.Status400BadRequest);
        group.MapGet("compliance/table", ComplianceTableAsync).RequireScope(ApiScopes.MessagesRead).WithSummary("The same as a table (text/csv).")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv").ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/compliance/report/table", ComplianceTableAsync).RequireAuthorization().ExcludeFromDescription();
        return app;
    }

    private static async Task<ComplianceReportAnswer> ComplianceAsync([AsParameters] ComplianceReportQuery query, HttpContext context, IComplianceReports reports, CancellationToken cancellationToken)
        => ComplianceReportAnswer.Of(await reports.ReadAsync(context.ToActor(), query.Question(), cancellationToken));

    private static async Task<IResult> ComplianceTableAsync([AsParameters] ComplianceReportQuery query, HttpContext context, IComplianceReports reports, CancellationToken cancellationToken)
        => TypedResults.File(Encoding.UTF8.GetBytes(ComplianceCsv.Write(await reports.ReadAsync(context.ToActor(), query.Question(), cancellationToken))), "text/csv; charset=utf-8", "compliance.csv");

    private static async Task<CostReportAnswer> CostsAsync([AsParameters] PeriodQuery query, HttpContext context, ICosts costs, IClock clock, CancellationToken cancellationToken)
    {
        var to = string.IsNullOrEmpty(query.To) ? clock.GetCurrentInstant() : ApiText.ReadTime("to", query.To);
        var from = string.IsNullOrEmpty(query.From) ? to - Duration.FromDays(UsualDays) : ApiText.ReadTime("from", query.From);
        var found = await costs.OfPeriodAsync(context.ToActor(), from, to, cancellationToken);
        return new CostReportAnswer(from.ToDateTimeOffset(), to.ToDateTimeOffset(), [.. found.Select(ChannelCostAnswer.Of)]);
    }
}
