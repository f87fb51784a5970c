using FollowUp.Core.Consent.Preferences;
using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Gates;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Batch.Delivery;

/// <summary>What contacts of a batch chose, in at most two queries.</summary>
internal sealed class PreferenceStandings
{
    private readonly Dictionary<Guid, ContactPreferences> chosen;
    private readonly ILookup<Guid, Instant> sent;
    private readonly Dictionary<Guid, List<Instant>> going = [];

    private PreferenceStandings(Dictionary<Guid, ContactPreferences> chosen, ILookup<Guid, Instant> sent) => (this.chosen, this.sent) = (chosen, sent);

    public static async Task<PreferenceStandings> LoadAsync(FollowUpDbContext context, IReadOnlyCollection<Guid> contactIds, Instant now, CancellationToken cancellationToken)
    {
        var chosen = contactIds.Count == 0 ? [] : await context.Set<ContactPreferences>().AsNoTracking().Where(row => contactIds.Contains(row.ContactId)).ToDictionaryAsync(row => row.ContactId, cancellationToken);
        var limited = chosen.Values.Where(row => row.MostPerWeek is not null).Select(row => (Guid?)row.ContactId).ToList();
        var since = now - PreferencesGate.Week;
        var sent = limited.Count == 0 ? [] : await context.Set<Message>()
            .Where(row => limited.Contains(row.ContactId) && row.Origin == OriginKind.Enrollment && row.SentAt > since)
            .Select(row => new { row.ContactId, row.SentAt }).ToListAsync(cancellationToken);
        return new PreferenceStandings(chosen, sent.ToLookup(row => row.ContactId!.Value, row => row.SentAt!.Value));
    }

    /// <summary>Null when the contact chose nothing.</summary>
    /// <param name="topic">Of the message.</param>
    public PreferenceStanding? Of(Guid? contactId, string? topic, PreferenceRules rules)
        => contactId is { } id && chosen.TryGetValue(id, out var own)
            ? new PreferenceStanding(topic is not null && own.TopicsOff.Contains(topic) ? topic : null, own.PausedUntil, rules.SkipWhenPaused, own.MostPerWeek)
            {
                SentLately = [.. sent[id], .. going.GetValueOrDefault(id, [])],
            }
            : null;

    /// <summary>Of messages that may leave together: each one counts for those behind it.</summary>
    public PreferenceStanding? Next(Guid? contactId, string? topic, PreferenceRules rules, Instant now)
    {
        var standing = Of(contactId, topic, rules);
        if (standing is { MostPerWeek: not null, TopicOff: null })
        {
            var mine = going.TryGetValue(contactId!.Value, out var known) ? known : going[contactId.Value] = [];
            mine.Add(now);
        }

        return standing;
    }
}
