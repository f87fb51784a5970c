using System.Text.Json.Serialization;
using FollowUp.Core.Segments;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Sequences.Steps;

/// <summary>
/// Waits from the planned arrival: for a length of time, until a date or the next time of day in the contact's zone, or
/// until an event happens, and then at most <paramref name="Timeout"/>. A length in days and a time of day together mean
/// that time so many days later. With <paramref name="Since"/> the length counts from the earliest sending of those steps.
/// </summary>
/// <param name="For">A length, or <see cref="ServiceLength"/>.</param>
/// <param name="Until"><c>2026-12-24T09:00</c> or <c>09:00</c>, in the contact's zone.</param>
/// <param name="Event">Type of the event that ends the wait.</param>
/// <param name="Filters">All of them must hold for that event.</param>
/// <param name="Else">Where it leads when the event did not come in time, or none of <paramref name="Since"/> was sent.</param>
public sealed record WaitStep(
    string Id,
    string? Next,
    [property: JsonConverter(typeof(WaitLengthConverter))] TimeSpan? For = null,
    string? Until = null,
    string? Event = null,
    IReadOnlyList<Rule>? Filters = null,
    TimeSpan? Timeout = null,
    string? Else = null,
    IReadOnlyList<string>? Since = null) : Step(Id)
{
    /// <summary>Stands in <see cref="For"/> for the delay of the event's service; written <c>service</c>.</summary>
    public static readonly TimeSpan ServiceLength = TimeSpan.MinValue;

    /// <summary>Longest wait.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1096);

    /// <summary>An event that comes while the enrollment is being parked is looked for once more after this.</summary>
    public static readonly Duration SecondLook = Duration.FromSeconds(5);

    /// <summary>It is as long as the organization says for the service of the event.</summary>
    [JsonIgnore]
    public bool ForService => For == ServiceLength;

    [JsonIgnore]
    public override IReadOnlyList<Edge> Edges => (Event, Else) switch
    {
        (null, null) => [new("next", Next)],
        (null, _) => [new("next", Next, "sent"), new("else", Else, "not sent")],
        (_, null) => [new("next", Next)],
        _ => [new("next", Next, "happened"), new("else", Else, "timed out")],
    };

    [JsonIgnore]
    public override bool Rests => For is not { } length || length > TimeSpan.Zero;

    public override StepResult Decide(StepContext context)
    {
        if (Event is not null)
        {
            return Listen(context, Event);
        }

        if (Until is not null && (For is null || ForService))
        {
            return Reach(Arrival(context), context);
        }

        var from = context.PlannedAt;
        if (Since is { Count: > 0 })
        {
            var sendings = Since.Select(context.Of).ToList();
            if (sendings.Min(sending => sending.SentAt) is not { } firstSent)
            {
                return sendings.All(sending => sending.Settled)
                    ? Else is null ? new StepResult.Stop("not_sent") : new StepResult.Go(Else, context.PlannedAt)
                    : new StepResult.Stay(null);
            }

            from = firstSent;
        }

        if (Until is not null)
        {
            return Reach(DaysLater(from, context.Facts.Zone), context);
        }

        return Reach(from + Duration.FromTimeSpan(ForService ? context.Facts.Services.Of(context.Facts.Event) : For ?? TimeSpan.Zero), context);
    }

    public override IEnumerable<(string Field, string Message)> Check(FlowSurroundings around)
    {
        if ((For is not null || Until is not null) == (Event is not null))
        {
            yield return ("for", "must be given, or until, or event; for and until may stand together, event stands alone");
        }

        if (For is { } days && Until is not null && (ForService || days < TimeSpan.FromDays(1) || days.Ticks % TimeSpan.TicksPerDay != 0 || TimeOfDay(Until) is null))
        {
            yield return ("until", "must be a time of day such as 09:00 where a length is given too, and that length whole days");
        }

        foreach (var (field, length) in new[] { ("for", ForService ? null : For), ("timeout", Timeout) })
        {
            if (length is { } given && (given < TimeSpan.Zero || given > Longest))
            {
                yield return (field, "must be between nothing and three years");
            }
        }

        if (Event is not null && Timeout is null)
        {
            yield return ("timeout", "is missing: nobody waits for ever");
        }

        if (Until is not null && Moment(Until) is null && TimeOfDay(Until) is null)
        {
            yield return ("until", "must be a time such as 09:00 or 2026-12-24T09:00");
        }

        foreach (var finding in (Filters ?? []).SelectMany((rule, index) => RuleChecker.Check(rule, $"filters[{index}]", null, around.Segments)))
        {
            yield return finding;
        }
    }

    private StepResult.Go Over(Instant at, string note) => new(note == "timed out" ? Else ?? Next : Next, at, note);

    private StepResult Listen(StepContext context, string type)
    {
        var heard = context.Facts.Happened
            .Where(one => one.Type == type && one.At >= context.PlannedAt)
            .Where(one => (Filters ?? []).All(filter => RuleEvaluator.Holds(filter, context.Facts with { Event = one.Properties })))
            .Select(one => (Instant?)one.At).Min();
        var timeout = context.PlannedAt + Duration.FromTimeSpan(Timeout ?? Longest);
        if (heard is { } at && at <= timeout)
        {
            return Over(at, "happened");
        }

        if (timeout <= context.Now)
        {
            return Over(timeout, "timed out");
        }

        return new StepResult.Stay(context.Arriving ? Instant.Min(timeout, context.Now + SecondLook) : timeout, type);
    }

    private StepResult Reach(Instant due, StepContext context)
        => due <= context.Now ? new StepResult.Go(Next, due) : new StepResult.Stay(due);

    /// <summary>The time of day, so many days after the date of <paramref name="from"/>.</summary>
    private Instant DaysLater(Instant from, DateTimeZone zone)
        => Instant.Max(from, zone.AtLeniently(from.InZone(zone).Date.PlusDays((int)For!.Value.TotalDays) + (TimeOfDay(Until!) ?? LocalTime.Midnight)).ToInstant());

    /// <summary>A local time that a clock change leaves out moves forward; one that comes twice is the earlier (architecture, gates).</summary>
    private Instant Arrival(StepContext context)
    {
        var zone = context.Facts.Zone;
        if (Moment(Until!) is { } moment)
        {
            return Instant.Max(context.PlannedAt, zone.AtLeniently(moment).ToInstant());
        }

        var from = context.PlannedAt.InZone(zone);
        var time = TimeOfDay(Until!) ?? LocalTime.Midnight;
        var today = zone.AtLeniently(from.Date + time).ToInstant();
        return today >= context.PlannedAt ? today : zone.AtLeniently(from.Date.PlusDays(1) + time).ToInstant();
    }

    private static LocalDateTime? Moment(string text)
        => LocalDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mm").Parse(text) is { Success: true } minute ? minute.Value
            : LocalDateTimePattern.ExtendedIso.Parse(text) is { Success: true } exact ? exact.Value : null;

    private static LocalTime? TimeOfDay(string text)
        => LocalTimePattern.CreateWithInvariantCulture("HH':'mm").Parse(text) is { Success: true } parsed ? parsed.Value : null;
}
