using FollowUp.Core.Delivery.Gates.Windows;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Web.Composition;

namespace FollowUp.Web.Endpoints;

/// <summary><c>POST /api/v1/windows/check</c>.</summary>
internal static class WindowEndpoints
{
    public static IEndpointRouteBuilder MapWindows(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/windows/check", CheckAsync).WithTags("Sending").RequireScope(ApiScopes.OrganizationRead)
            .WithSummary("Tells whether a marketing message may leave at a time, and when next: by the laws of every place where the contact may be, in every zone where it may be, and by your quiet hours. Nothing is sent.")
            .Accepts<WindowCheckBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest);
        return app;
    }

    private static async Task<WindowCheckAnswer> CheckAsync(HttpContext context, WindowChecks windows, CancellationToken cancellationToken)
    {
        var body = await JsonBody.MergeAsync(context.Request, new WindowCheckBody(), cancellationToken);
        var question = new WindowQuestion(
            ApiText.ReadTime("at", body.At ?? throw new InputException("at", "is missing")),
            ApiText.Read<WindowChannel>("channel", body.Channel ?? throw new InputException("channel", "is missing")),
            body.Timezone, body.Phone, body.State, body.Country, body.RuleSets);
        return WindowCheckAnswer.Of(await windows.CheckAsync(context.ToActor(), question, cancellationToken));
    }
}

/// <summary>What is known of a contact; what is not known is left out.</summary>
/// <param name="At">With its offset, such as <c>2026-11-22T20:30:00-05:00</c>.</param>
/// <param name="Channel"><c>email</c>, <c>sms</c>, <c>whatsapp</c> or <c>voice</c>.</param>
/// <param name="Timezone">Zone id of the tz database.</param>
/// <param name="Phone">Its area code or country counts beside the address.</param>
/// <param name="State">State or province of the address; without a country one of the United States.</param>
/// <param name="Country">Of the address, ISO 3166-1 alpha-2.</param>
/// <param name="RuleSets">Ids of rule sets, such as <c>texas</c>, to ask alone and wherever the contact is; left out: those of its places and <c>organization</c>.</param>
internal sealed record WindowCheckBody(
    string? At = null, string? Channel = null, string? Timezone = null, string? Phone = null, string? State = null, string? Country = null, IReadOnlyList<string>? RuleSets = null);

/// <summary>What the rules say.</summary>
/// <param name="NextAllowedAt">The asked time when it is allowed; null when no time in the next 9 days suits all.</param>
/// <param name="Rule">Id of the rule set that closes; of several the one that opens last. Null when it is allowed.</param>
/// <param name="RuleSetVersion">Of all rules: what was judged by equal versions was judged by equal rules. Stored with each verdict.</param>
/// <param name="Law">Where the deciding rule stands; null for your own quiet hours.</param>
/// <param name="Looked">The local time the deciding rule looked at, and its hours of that day.</param>
/// <param name="Zones">All zones that counted.</param>
/// <param name="Places">All countries and states that counted.</param>
internal sealed record WindowCheckAnswer(
    bool Allowed, DateTimeOffset? NextAllowedAt, string? Rule, string RuleSetVersion, string? Reason, string? Law, string? Looked, IReadOnlyList<string> Zones, IReadOnlyList<string> Places)
{
    public static WindowCheckAnswer Of(WindowResult result) => new(
        result.Allowed, result.NextAllowedAt?.ToDateTimeOffset(), result.Rule, result.RuleSetVersion, result.Reason, result.Law, result.Looked, result.Zones, result.Places);
}
