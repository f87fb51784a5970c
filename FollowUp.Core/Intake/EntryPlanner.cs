using System.Globalization;
using FollowUp.Core.Segments;
using FollowUp.Core.Sequences;
using FollowUp.Core.Sequences.Steps;
using NodaTime;

namespace FollowUp.Core.Intake;

/// <summary>Decides which sequences a contact enters because of an event, and says why not the others. Pure.</summary>
public static class EntryPlanner
{
    /// <param name="entries">Published sequences of the organization that are not archived.</param>
    /// <param name="facts">What filters look at, without the event.</param>
    /// <param name="history">Earlier entries of the contact, by sequence.</param>
    public static EntryPlan Plan(ReadEvent read, IReadOnlyList<SequenceEntry> entries, RuleFacts facts, IReadOnlyDictionary<Guid, EntryHistory> history)
    {
        var planned = new List<PlannedEntry>();
        var refusals = new List<Refusal>();
        foreach (var occurrence in read.Occurrences)
        {
            var seen = facts with { Event = occurrence.Properties };
            foreach (var entry in Candidates(read, entries, occurrence))
            {
                var before = history.GetValueOrDefault(entry.SequenceId, EntryHistory.None);
                if (Refusal(read, entry, occurrence, seen, before) is { } reason)
                {
                    refusals.Add(new Refusal(entry.SequenceId, entry.Name, occurrence.Subject.Length == 0 ? null : occurrence.Subject, reason));
                }
                else
                {
                    planned.Add(Entry(read.Event, entry, occurrence, before, seen));
                }
            }
        }

        return new EntryPlan(planned, refusals);
    }

    /// <summary>Sequences that listen to the event. Those that name the service of the event go before those for every service.</summary>
    private static IEnumerable<SequenceEntry> Candidates(ReadEvent read, IReadOnlyList<SequenceEntry> entries, Occurrence occurrence)
    {
        if (read.Entry is { } wanted)
        {
            return entries.Where(entry => entry.SequenceId == wanted.SequenceId);
        }

        var listening = entries.Where(entry => entry.Flow.Trigger?.Event == read.Event.Type).ToList();
        var service = ServiceDelays.NameIn(occurrence.Properties);
        var own = service is not null && listening.Any(entry => entry.Status == SequenceStatus.Active && IsFor(entry, service));
        return listening.Where(entry => entry.Flow.Settings?.Services is { Count: > 0 } ? service is not null && IsFor(entry, service) : !own);
    }

    private static bool IsFor(SequenceEntry entry, string service) => entry.Flow.Settings?.Services?.Any(named => string.Equals(named.Trim(), service, StringComparison.OrdinalIgnoreCase)) == true;

    private static string? Refusal(ReadEvent read, SequenceEntry entry, Occurrence occurrence, RuleFacts facts, EntryHistory history)
    {
        if (entry.Status != SequenceStatus.Active)
        {
            return $"The sequence is {entry.Status.ToString().ToLowerInvariant()}.";
        }

        if (read.Entry is null && entry.Flow.Trigger?.Filters?.FirstOrDefault(filter => !RuleEvaluator.Holds(filter, facts)) is { } filter)
        {
            return $"A filter does not hold{(filter.Field is { } field ? $": {field}" : "")}.";
        }

        var reentry = entry.Flow.Settings?.Reentry ?? new Reentry();
        var same = history.Entries.Where(one => one.Subject == occurrence.Subject).ToList();
        if (reentry.Repeats != "cancel" && same.Any(one => one.Inside))
        {
            return "The contact is inside with the same subject.";
        }

        if (reentry.Max > 0 && same.Count >= reentry.Max)
        {
            return string.Create(CultureInfo.InvariantCulture, $"The contact may enter {Times(reentry.Max)} with the same subject.");
        }

        // Items of one order are one occasion.
        var last = history.Entries.Where(one => Occasion(one.Subject) != Occasion(occurrence.Subject) || occurrence.Subject.Length == 0).Select(one => (Instant?)one.EnteredAt).Max();
        return reentry.CooldownDays > 0 && last is { } at && read.Event.ReceivedAt - at < Duration.FromDays(reentry.CooldownDays)
            ? string.Create(CultureInfo.InvariantCulture, $"The contact entered less than {reentry.CooldownDays} days ago.")
            : null;
    }

    private static PlannedEntry Entry(ClaimedEvent happened, SequenceEntry entry, Occurrence occurrence, EntryHistory history, RuleFacts facts)
    {
        var same = history.Entries.Where(one => one.Subject == occurrence.Subject).ToList();
        var at = happened.OccurredAt;
        var due = entry.Flow.Find(entry.Flow.Start) is WaitStep { For: not null, Since: null } wait
            && wait.Decide(new StepContext(at, at, facts)) is StepResult.Stay { DueAt: { } later } ? later : at;
        return new PlannedEntry(
            entry.SequenceId, entry.VersionId, occurrence.Subject, same.Count == 0 ? 1 : same.Max(one => one.Pass) + 1, entry.Flow.Start, at,
            Instant.Max(due, happened.ReceivedAt), entry.Flow.Settings?.Expiry is { } expiry ? happened.ReceivedAt + Duration.FromTimeSpan(expiry) : null, occurrence.Data,
            [.. same.Where(one => one.Inside).Select(one => one.EnrollmentId)]);
    }

    private static string Occasion(string subject) => subject.Split('/')[0];

    private static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");
}

/// <summary>Earlier entries of a contact in one sequence.</summary>
public sealed record EntryHistory(IReadOnlyList<EarlierEntry> Entries)
{
    public static readonly EntryHistory None = new([]);
}

/// <summary>One of them.</summary>
/// <param name="Inside">Still walking or held.</param>
public sealed record EarlierEntry(Guid EnrollmentId, string Subject, int Pass, bool Inside, Instant EnteredAt);

/// <summary>What one event leads to.</summary>
public sealed record EntryPlan(IReadOnlyList<PlannedEntry> Entries, IReadOnlyList<Refusal> Refusals);

/// <summary>An enrollment to make.</summary>
/// <param name="PlannedAt">When the contact was to arrive at the first step: when the event happened.</param>
/// <param name="Replaces">Enrollments whose place it takes.</param>
public sealed record PlannedEntry(
    Guid SequenceId, Guid VersionId, string Subject, int Pass, string Step, Instant PlannedAt, Instant DueAt, Instant? ExpiresAt, string Data, IReadOnlyList<Guid> Replaces);
