using FollowUp.Core.Audit;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Turns an invitation into a membership, once: account, membership and use are one transaction.</summary>
internal sealed class Joining(Database database, NewUser newUser, ILookupNormalizer normalizer, AccountTrail trail, IIdSource ids, IClock clock)
{
    public async Task<InvitationOffer?> OfferAsync(string token, CancellationToken cancellationToken)
    {
        await using var context = database.Open(DataScope.All);
        if (await FindAsync(context, token, cancellationToken) is not { } invitation)
        {
            return null;
        }

        var organization = await context.Organizations.AsNoTracking().SingleAsync(row => row.Id == invitation.OrganizationId, cancellationToken);
        var hasAccount = await UserAsync(context, invitation, cancellationToken) is not null;
        return new InvitationOffer(organization.Name, invitation.Email, invitation.Role, invitation.InvitedBy, hasAccount);
    }

    public async Task<User> RegisterAsync(string token, string name, string password, CancellationToken cancellationToken)
    {
        var checkedName = PersonName.Checked(name);
        var offer = await OfferAsync(token, cancellationToken) ?? throw new NotFoundException("open invitation");

        // Hashed before the transaction begins: hashing takes long and writers wait for each other.
        var user = newUser.Create(offer.Email, checkedName, password);
        return await database.WriteAsync(DataScope.All, async context =>
        {
            var invitation = await RequireAsync(context, token, cancellationToken);
            if (await UserAsync(context, invitation, cancellationToken) is not null)
            {
                throw new ConflictException("This address has a FollowUp account. Sign in, then open the link again.");
            }

            context.Add(user);
            await AddMembershipAsync(context, invitation, user, cancellationToken);
            return user;
        }, cancellationToken);
    }

    public Task<User> JoinAsync(string token, Guid userId, CancellationToken cancellationToken)
        => database.WriteAsync(DataScope.All, async context =>
        {
            var invitation = await RequireAsync(context, token, cancellationToken);
            var user = await UserAsync(context, invitation, cancellationToken);
            if (user is null || user.Id != userId)
            {
                throw new ForbiddenException($"This invitation is for {invitation.Email}. Sign in with that address.");
            }

            await AddMembershipAsync(context, invitation, user, cancellationToken);
            return user;
        }, cancellationToken);

    private async Task AddMembershipAsync(FollowUpDbContext context, Invitation invitation, User user, CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        invitation.AcceptedAt = now;
        if (!await context.Set<Membership>().AnyAsync(
            row => row.OrganizationId == invitation.OrganizationId && row.UserId == user.Id, cancellationToken))
        {
            context.Add(new Membership
            {
                Id = ids.NewId(),
                OrganizationId = invitation.OrganizationId,
                UserId = user.Id,
                Role = invitation.Role,
                JoinedAt = now,
                LastUsedAt = now,
            });
            context.Audit(
                new AuditNote("member.joined", user.Id, user.DisplayName, new { invitation.Role, Invitation = invitation.Id }),
                new Actor(invitation.OrganizationId, user.Id, user.DisplayName, invitation.Role) { From = trail.From });
        }

        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<Invitation> RequireAsync(FollowUpDbContext context, string token, CancellationToken cancellationToken)
        => await FindAsync(context, token, cancellationToken) ?? throw new NotFoundException("open invitation");

    private async Task<Invitation?> FindAsync(FollowUpDbContext context, string token, CancellationToken cancellationToken)
    {
        var hash = InvitationLinks.Hash(token);
        var invitation = await context.Set<Invitation>().SingleOrDefaultAsync(row => row.TokenHash == hash, cancellationToken);
        return invitation?.IsOpen(clock.GetCurrentInstant()) == true ? invitation : null;
    }

    private Task<User?> UserAsync(FollowUpDbContext context, Invitation invitation, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeEmail(invitation.Email);
        return context.Users.SingleOrDefaultAsync(user => user.NormalizedEmail == normalized, cancellationToken);
    }
}
