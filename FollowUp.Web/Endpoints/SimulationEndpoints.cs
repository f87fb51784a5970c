using System.Text.Json;
using FollowUp.Core.Contacts.Places;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Core.Sequences;
using FollowUp.Core.Simulation;
using FollowUp.Web.Composition;
using NodaTime;

namespace FollowUp.Web.Endpoints;

/// <summary><c>POST /api/v1/sequences/{id}/simulate</c>.</summary>
internal static class SimulationEndpoints
{
    private const int MostEvents = 100;

    public static IEndpointRouteBuilder MapSimulations(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/v1/sequences/{id:guid}/simulate", RunAsync).WithTags("Sequences").RequireScope(ApiScopes.SequencesRead)
            .WithSummary("Walks a contact or a sample through the draft on a virtual clock: what would be sent when, held or skipped, and the rule that said so.")
            .Accepts<SimulationBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        app.MapPost("/api/v1/sequences/{id:guid}/dry-run", DryRunAsync).WithTags("Sequences").RequireScope(ApiScopes.SequencesRead)
            .WithSummary("Works through the events of the last days as if the sequence had run then: sends by hour and channel, and what would have been held or skipped, by which rule. Nothing is sent.")
            .Accepts<DryRunBody>("application/json").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        return app;
    }

    private static async Task<SimulationAnswer> RunAsync(Guid id, HttpContext context, ISimulations simulations, CancellationToken cancellationToken)
    {
        var body = await FlowBody.ReadAsync<SimulationBody>(context.Request, cancellationToken);
        if (body.Events?.Count > MostEvents)
        {
            throw new InputException("events", $"must be at most {MostEvents}");
        }

        if (body.Sample?.TimeZone is { } zone && DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone) is null)
        {
            throw new InputException("sample.timeZone", "must be a zone such as Europe/Stockholm");
        }

        var country = Countries.Read(body.Sample?.Country);
        if (body.Sample?.Country is not null && country is null)
        {
            throw new InputException("sample.country", "must be a country of two letters (ISO 3166-1), such as US");
        }

        var state = country is null ? null : States.Read(country, body.Sample!.State);
        if (body.Sample?.State is not null && state is null)
        {
            throw new InputException("sample.state", "must be a state or province of sample.country");
        }

        var request = new SimulationRequest(
            body.ContactId is { } contact ? ApiText.ReadId("contactId", contact) : null,
            body.Sample is { } sample ? sample with { Country = country, State = state } : null,
            body.Start is { } start ? ApiText.ReadTime("start", start) : null,
            Engagement(body.Engagement),
            [.. (body.Events ?? []).Select((one, index) => Event(one, index))],
            body.Published) { Properties = body.Properties };
        return SimulationAnswer.Of(await simulations.RunAsync(context.ToActor(), id, request, cancellationToken));
    }

    private static async Task<DryRunAnswer> DryRunAsync(Guid id, HttpContext context, ISimulations simulations, CancellationToken cancellationToken)
    {
        var body = await FlowBody.ReadAsync<DryRunBody>(context.Request, cancellationToken);
        var request = new DryRunRequest(body.Days ?? DryRunBody.UsualDays, Engagement(body.Engagement), body.Published);
        return DryRunAnswer.Of(await simulations.DryRunAsync(context.ToActor(), id, request, cancellationToken));
    }

    private static AssumedEngagement Engagement(EngagementBody? body) => new(
        After("engagement.opensAfter", body?.OpensAfter), After("engagement.clicksAfter", body?.ClicksAfter), After("engagement.repliesAfter", body?.RepliesAfter), body?.Steps);

    private static AssumedEvent Event(AssumedEventBody body, int index)
        => FlowTriggerCheck.IsType(body.Type)
            ? new AssumedEvent(body.Type!, After($"events[{index}].after", body.After ?? "PT0S")!.Value, body.Properties)
            : throw new InputException($"events[{index}].type", "must be the type of an event");

    private static Duration? After(string field, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var after = ApiText.ReadDuration(field, text);
        return after >= TimeSpan.Zero && after <= TimeSpan.FromDays(3650) ? Duration.FromTimeSpan(after) : throw new InputException(field, "must be between nothing and ten years");
    }
}

/// <summary>Whom to simulate with, and what to assume.</summary>
/// <param name="Start">When the event happens; now when left out.</param>
/// <param name="Properties">Of the event that enrolls.</param>
/// <param name="Published">The published version instead of the draft.</param>
internal sealed record SimulationBody(
    string? ContactId = null, SampleContact? Sample = null, string? Start = null, JsonElement? Properties = null, EngagementBody? Engagement = null,
    IReadOnlyList<AssumedEventBody>? Events = null, bool Published = false);

/// <summary>ISO 8601 durations after each message; left out: never.</summary>
/// <param name="Steps">With the messages of these steps alone.</param>
internal sealed record EngagementBody(string? OpensAfter = null, string? ClicksAfter = null, string? RepliesAfter = null, IReadOnlyList<string>? Steps = null);

/// <param name="After">ISO 8601, from the start.</param>
internal sealed record AssumedEventBody(string? Type = null, string? After = null, JsonElement? Properties = null);

/// <param name="Cut">There were more moments than are told.</param>
internal sealed record SimulationAnswer(IReadOnlyList<SimulatedMomentAnswer> Timeline, string StopReason, bool Cut)
{
    public static SimulationAnswer Of(SimulationResult result) => new(
        [.. result.Moments.Select(moment => new SimulatedMomentAnswer(
            moment.At.ToDateTimeOffset(), ApiText.Of(moment.Kind), moment.Step, moment.Detail, moment.PlannedAt?.ToDateTimeOffset(), moment.Until?.ToDateTimeOffset()))],
        result.StopReason, result.Cut);
}

/// <param name="Kind"><c>entered</c>, <c>step</c>, <c>sent</c>, <c>held</c>, <c>skipped</c>, <c>cancelled</c>, <c>engaged</c>, <c>event</c> or <c>ended</c>.</param>
internal sealed record SimulatedMomentAnswer(DateTimeOffset At, string Kind, string? Step, string? Detail, DateTimeOffset? PlannedAt, DateTimeOffset? Until);
