using FollowUp.Core.Organizations;
using Microsoft.AspNetCore.Identity;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Joins, then signs in to what was joined.</summary>
internal sealed class JoiningSession(Joining joining, SignInManager<User> signIn) : IJoining
{
    public Task<InvitationOffer?> FindAsync(string token, CancellationToken cancellationToken) => joining.OfferAsync(token, cancellationToken);

    public async Task RegisterAsync(string token, string name, string password, CancellationToken cancellationToken)
        => await signIn.SignInAsync(await joining.RegisterAsync(token, name, password, cancellationToken), isPersistent: false);

    public async Task JoinAsync(string token, Guid userId, CancellationToken cancellationToken)
        => await signIn.RefreshSignInAsync(await joining.JoinAsync(token, userId, cancellationToken));
}
