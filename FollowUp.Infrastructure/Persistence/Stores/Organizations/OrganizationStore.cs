using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Persistence.Stores.Organizations;

internal sealed class OrganizationStore(Database database) : IOrganizations
{
    public async Task<OrganizationView> GetAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var context = database.Open(actor);
        return View(await FindAsync(context, actor, cancellationToken));
    }

    public async Task<OrganizationView> ChangeAsync(Actor actor, OrganizationChange change, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        OrganizationRules.Check(change);
        await using var context = database.Open(actor);
        var organization = await FindAsync(context, actor, cancellationToken);
        if (change.Version is { } version)
        {
            context.Entry(organization).Property(row => row.Version).OriginalValue = version;
        }

        organization.Name = change.Name?.Trim() ?? organization.Name;
        organization.TimeZone = change.TimeZone ?? organization.TimeZone;
        organization.PostalAddress = change.PostalAddress?.Trim() ?? organization.PostalAddress;
        organization.BrandColor = change.BrandColor?.ToUpperInvariant() ?? organization.BrandColor;
        if (change.ReplyTo is { } replyTo)
        {
            organization.ReplyTo = string.IsNullOrWhiteSpace(replyTo) ? null : replyTo.Trim();
        }

        var sending = organization.Sending.With(change.QuietHours, change.Limits, change.FrequencyCaps);
        organization.Sending = sending with { LongLinks = change.ShortLinks is { } shortens ? !shortens : sending.LongLinks };
        organization.Replies = change.Replies is { } replies ? ReplyRulesCheck.Checked(replies) : organization.Replies;
        organization.Preferences = change.Preferences is { } preferences ? PreferenceRulesCheck.Checked(preferences) : organization.Preferences;
        await context.SaveChangesAsync(cancellationToken);
        return View(organization);
    }

    public async Task<IReadOnlyList<OrganizationChoice>> ListOfUserAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        return await context.Set<Membership>().AsNoTracking()
            .Where(membership => membership.UserId == userId)
            .Join(context.Organizations, membership => membership.OrganizationId, organization => organization.Id, (membership, organization) => new { organization.Id, organization.Name, membership.Role })
            .OrderBy(row => row.Name)
            .Select(row => new OrganizationChoice(row.Id, row.Name, row.Role))
            .ToListAsync(cancellationToken);
    }

    private static async Task<Organization> FindAsync(FollowUpDbContext context, Actor actor, CancellationToken cancellationToken)
        => await context.Organizations.SingleOrDefaultAsync(row => row.Id == actor.OrganizationId, cancellationToken)
            ?? throw new NotFoundException("organization");

    private static OrganizationView View(Organization row)
        => new(row.Id, row.Name, row.TimeZone, row.PostalAddress, row.BrandColor, row.ReplyTo, row.IsDemo, row.Version) { Sending = row.Sending, Replies = row.Replies, Preferences = row.Preferences };
}
