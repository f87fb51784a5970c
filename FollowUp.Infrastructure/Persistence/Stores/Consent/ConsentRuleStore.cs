using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Consent;

internal sealed class ConsentRuleStore(Database database) : IConsentRules
{
    public async Task<ConsentRulesView> GetAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return await context.Set<ConsentSettings>().AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } stored ? new(stored.Rules, stored.Version) : new(ConsentRules.Default, 0);
    }

    public Task<ConsentRulesView> ChangeAsync(Actor actor, ConsentRulesChange change, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        if (change.Channels?.Values.Any(rule => rule.Marketing is { } basis && !Enum.IsDefined(basis)) == true)
        {
            throw new InputException("channels", "must name a basis that there is");
        }

        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var stored = await context.Set<ConsentSettings>().SingleOrDefaultAsync(cancellationToken);
            if (change.Version is { } version && version != (stored?.Version ?? 0))
            {
                throw new ConflictException("Someone else changed the consent rules in the meantime. Load them again and repeat your change.");
            }

            if (stored is null)
            {
                stored = new ConsentSettings { OrganizationId = actor.OrganizationId, Rules = ConsentRules.Default, Version = 1 };
                context.Add(stored);
            }

            var channels = Enum.GetValues<Channel>().ToDictionary(channel => channel, channel => change.Channels?.GetValueOrDefault(channel) ?? stored.Rules.Of(channel));
            stored.Rules = new ConsentRules(channels, change.DoubleOptIn ?? stored.Rules.DoubleOptIn);
            await context.SaveChangesAsync(cancellationToken);
            return new ConsentRulesView(stored.Rules, stored.Version);
        }, cancellationToken);
    }
}
