using FollowUp.Core.Organizations;
using FollowUp.Infrastructure.Persistence;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace FollowUp.Infrastructure.Identity;

/// <summary>Accounts in the database. What a token holds (authenticator key, recovery codes) is stored encrypted.</summary>
internal sealed class UserStore(Database database, ISecretProtector protector, IdentityErrorDescriber describer)
    : UserOnlyStore<User, FollowUpDbContext, Guid>(database.Open(DataScope.All), describer), IDisposable
{
    private const string Purpose = "user-token";

    public override Task SetTokenAsync(User user, string loginProvider, string name, string? value, CancellationToken cancellationToken)
        => base.SetTokenAsync(user, loginProvider, name, value is null ? null : protector.Protect(Purpose, value), cancellationToken);

    public override async Task<string?> GetTokenAsync(User user, string loginProvider, string name, CancellationToken cancellationToken)
        => await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } value ? protector.Unprotect(Purpose, value) : null;

    void IDisposable.Dispose()
    {
        Dispose();
        Context.Dispose();
    }
}
