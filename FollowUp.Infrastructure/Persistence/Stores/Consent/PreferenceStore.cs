using FollowUp.Core.Consent;
using FollowUp.Core.Consent.Preferences;
using FollowUp.Core.Contacts;
using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal sealed class PreferenceStore(Database database, OptOuts optOuts, IKeyedHashes hashes, IClock clock) : IPreferences
{
    private static readonly Duration LongestPause = Duration.FromDays(366);

    public async Task<PreferencePage?> FindAsync(string token, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        if (await ContactAsync(context, token, cancellationToken) is not { } contact)
        {
            return null;
        }

        var organization = await context.Organizations.AsNoTracking().SingleAsync(row => row.Id == contact.OrganizationId, cancellationToken);
        return new PreferencePage(organization.Name, organization.BrandColor, await ViewAsync(context, contact, organization.Preferences, cancellationToken));
    }

    public Task SaveAsync(string token, PreferenceChoice choice, PersonalEvidence? evidence, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.All, async context =>
        {
            var contact = await ContactAsync(context, token, cancellationToken) ?? throw new NotFoundException("message");
            await ApplyAsync(context, contact, choice, new Saver("preference centre", ConsentBasis.ExpressWritten, evidence, null), cancellationToken);
        }, cancellationToken);

    public async Task<PreferenceView> GetAsync(Actor actor, Guid contactId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await ViewAsync(context, await FindAsync(context, contactId, cancellationToken), await RulesAsync(context, actor.OrganizationId, cancellationToken), cancellationToken);
    }

    public async Task<PreferenceView> ChangeAsync(Actor actor, Guid contactId, PreferenceChoice choice, CancellationToken cancellationToken)
    {
        actor.Require(Role.Agent);
        await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var by = new OptOutActor(actor.Id, actor.Name);
            await ApplyAsync(
                context, await FindAsync(context, contactId, cancellationToken), choice, new Saver("preferences told to the organization", ConsentBasis.Verbal, new PersonalEvidence(RecordedBy: actor.Name), by), cancellationToken);
        }, cancellationToken);
        return await GetAsync(actor, contactId, cancellationToken);
    }

    private async Task ApplyAsync(FollowUpDbContext context, Contact contact, PreferenceChoice choice, Saver saver, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var organization = await context.Organizations.AsNoTracking().SingleAsync(row => row.Id == contact.OrganizationId, cancellationToken);
        Check(choice, organization.Preferences, now);
        var ways = Ways(contact);
        var closed = await ClosedAsync(context, contact, ways, cancellationToken);
        var leaving = ways.FindAll(way => !choice.Channels.Contains(way.Channel) && !closed.ContainsKey(way.Channel));
        await optOuts.ApplyAsync(context, leaving.ConvertAll(way => new OptOut(way, SuppressionReason.OptedOut, saver.Source) { Evidence = saver.Evidence, By = saver.By }), now, cancellationToken);
        foreach (var way in ways.Where(way => choice.Channels.Contains(way.Channel) && closed.TryGetValue(way.Channel, out var reason) && reason == SuppressionReason.OptedOut))
        {
            var given = new NewConsent(contact.Id, way.Channel, way.Address, ConsentPurpose.Marketing, ConsentDecision.Given, saver.Source)
            {
                Basis = saver.Basis, Personal = saver.Evidence, Wording = saver.By is null ? $"Messages from {organization.Name}: {PreferenceWords.Of(way.Channel)}" : null,
            };
            await optOuts.TakeBackAsync(context, way, given, saver.By, now, cancellationToken);
        }

        var chosen = await context.Set<ContactPreferences>().SingleOrDefaultAsync(row => row.ContactId == contact.Id, cancellationToken);
        if (chosen is null)
        {
            chosen = new ContactPreferences { ContactId = contact.Id, OrganizationId = contact.OrganizationId };
            context.Add(chosen);
        }

        (chosen.TopicsOff, chosen.MostPerWeek, chosen.PausedUntil, chosen.UpdatedAt)
            = ([.. organization.Preferences.Topics.Select(topic => topic.Key).Where(key => !choice.Topics.Contains(key))], choice.MostPerWeek, choice.PausedUntil, now);
        await context.SaveChangesAsync(cancellationToken);
    }

    private static void Check(PreferenceChoice choice, PreferenceRules rules, Instant now)
    {
        var errors = new List<InputError>();
        if (choice.Topics.FirstOrDefault(key => rules.Topics.All(topic => topic.Key != key)) is { } unknown)
        {
            errors.Add(new InputError("topics", $"has “{unknown[..Math.Min(unknown.Length, 40)]}”, which is none of the organization's topics"));
        }

        if (choice.MostPerWeek is < 1 or > PreferenceChoice.LargestWeek)
        {
            errors.Add(new InputError("mostPerWeek", $"must be between 1 and {PreferenceChoice.LargestWeek}"));
        }

        if (choice.PausedUntil > now + LongestPause)
        {
            errors.Add(new InputError("pausedUntil", "must be within a year"));
        }

        if (errors.Count > 0)
        {
            throw new InputException(errors);
        }
    }

    private async Task<PreferenceView> ViewAsync(FollowUpDbContext context, Contact contact, PreferenceRules rules, CancellationToken cancellationToken)
    {
        var ways = Ways(contact);
        var closed = await ClosedAsync(context, contact, ways, cancellationToken);
        var chosen = await context.Set<ContactPreferences>().AsNoTracking().SingleOrDefaultAsync(row => row.ContactId == contact.Id, cancellationToken);
        return new PreferenceView(
            ways.ConvertAll(way => new ChannelPreference(
                way.Channel, MaskedAddress.Of(way.Address), !closed.ContainsKey(way.Channel), closed.TryGetValue(way.Channel, out var reason) && reason != SuppressionReason.OptedOut)),
            [.. rules.Topics.Select(topic => new TopicPreference(topic.Key, topic.Name, topic.Description, chosen?.TopicsOff.Contains(topic.Key) != true))],
            chosen?.MostPerWeek,
            chosen?.PausedUntil > clock.GetCurrentInstant() ? chosen.PausedUntil : null);
    }

    private async Task<Dictionary<Channel, SuppressionReason>> ClosedAsync(FollowUpDbContext context, Contact contact, List<ContactWay> ways, CancellationToken cancellationToken)
    {
        var wanted = ways.ConvertAll(way => AddressHash.Of(hashes, way.Channel, way.Address));
        var rows = await context.Set<Suppression>().AsNoTracking().Where(row => row.OrganizationId == contact.OrganizationId && wanted.Contains(row.AddressHash!))
            .Select(row => new { row.Channel, row.Reason }).ToListAsync(cancellationToken);
        return rows.DistinctBy(row => row.Channel).ToDictionary(row => row.Channel, row => row.Reason);
    }

    private static List<ContactWay> Ways(Contact contact)
        => [.. Enum.GetValues<Channel>().Select(channel => (Channel: channel, Address: channel == Channel.Email ? contact.Email : contact.Phone))
            .Where(pair => pair.Address is not null).Select(pair => new ContactWay(contact.OrganizationId, pair.Channel, pair.Address!, contact.Id))];

    private static async Task<Contact?> ContactAsync(FollowUpDbContext context, string token, CancellationToken cancellationToken)
        => await context.Set<Contact>().AsNoTracking()
            .SingleOrDefaultAsync(row => context.Set<Message>().Any(message => message.Token == token && message.ContactId == row.Id && message.Origin == OriginKind.Enrollment), cancellationToken);

    private static async Task<Contact> FindAsync(FollowUpDbContext context, Guid contactId, CancellationToken cancellationToken)
        => await context.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == contactId, cancellationToken) ?? throw new NotFoundException("contact");

    private static Task<PreferenceRules> RulesAsync(FollowUpDbContext context, Guid organizationId, CancellationToken cancellationToken)
        => context.Organizations.AsNoTracking().Where(row => row.Id == organizationId).Select(row => row.Preferences).SingleAsync(cancellationToken);

    private sealed record Saver(string Source, ConsentBasis Basis, PersonalEvidence? Evidence, OptOutActor? By);
}
