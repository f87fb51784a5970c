using FollowUp.Core.Delivery;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Identity;

internal sealed class Invitations(
    Database database, InvitationLinks links, ILookupNormalizer normalizer, IIdSource ids, IClock clock, ISystemMail mail) : IInvitations
{
    private const int MostOpen = 200;

    public async Task<IReadOnlyList<InvitationView>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        var now = clock.GetCurrentInstant();
        await using var context = database.Open(actor);
        var open = await context.Set<Invitation>().AsNoTracking()
            .Where(invitation => invitation.AcceptedAt == null && invitation.RevokedAt == null && invitation.ExpiresAt > now)
            .OrderByDescending(invitation => invitation.CreatedAt)
            .ToListAsync(cancellationToken);
        return [.. open.Select(links.View)];
    }

    public async Task<InvitationView> InviteAsync(Actor actor, string email, Role role, CancellationToken cancellationToken)
    {
        MembershipRules.RequireMayGrant(actor, role);
        var to = email.Trim();
        if (!AccountEmail.IsValid(to))
        {
            throw new InputException("email", "must be an e-mail address");
        }

        var normalized = normalizer.NormalizeEmail(to);
        var token = ids.NewToken();
        var now = clock.GetCurrentInstant();
        var invitation = new Invitation
        {
            Id = ids.NewId(),
            OrganizationId = actor.OrganizationId,
            Email = to,
            Role = role,
            TokenHash = InvitationLinks.Hash(token),
            ProtectedToken = links.Protect(token),
            InvitedBy = actor.Name,
            CreatedAt = now,
            ExpiresAt = now + Invitation.Lifetime,
        };
        var organization = await database.WriteAsync(DataScope.Of(actor), async context =>
        {
            if (await context.Set<Membership>().AnyAsync(
                member => context.Users.Any(user => user.Id == member.UserId && user.NormalizedEmail == normalized), cancellationToken))
            {
                throw new ConflictException("This address belongs to a member already.");
            }

            var open = await context.Set<Invitation>()
                .Where(other => other.AcceptedAt == null && other.RevokedAt == null && other.ExpiresAt > now)
                .ToListAsync(cancellationToken);
            if (open.Count >= MostOpen)
            {
                throw new ConflictException($"There are {MostOpen} open invitations. Revoke some first.");
            }

            foreach (var older in open.Where(other => string.Equals(other.Email, to, StringComparison.OrdinalIgnoreCase)))
            {
                older.RevokedAt = now;
            }

            context.Add(invitation);
            await context.SaveChangesAsync(cancellationToken);
            return await context.Organizations.SingleAsync(row => row.Id == actor.OrganizationId, cancellationToken);
        }, cancellationToken);

        var view = links.View(invitation);
        await mail.PlanAsync(AccountMails.Invitation(organization, invitation, view.Url), cancellationToken);
        return view;
    }

    public Task RevokeAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        actor.Require(Role.Admin);
        return database.WriteAsync(DataScope.Of(actor), async context =>
        {
            var invitation = await context.Set<Invitation>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken)
                ?? throw new NotFoundException("invitation");
            if (invitation.AcceptedAt is not null)
            {
                throw new ConflictException("This invitation was accepted. Remove the member instead.");
            }

            invitation.RevokedAt ??= clock.GetCurrentInstant();
            await context.SaveChangesAsync(cancellationToken);
        }, cancellationToken);
    }
}
