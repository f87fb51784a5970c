using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Templates.WhatsApp;

/// <summary>The approved templates of an organization's WhatsApp accounts, as their providers listed them last.</summary>
public interface IApprovedTemplates
{
    /// <summary>By account and name; also those that may not go out at present.</summary>
    /// <param name="accountId">Null for all accounts.</param>
    Task<IReadOnlyList<ApprovedTemplate>> ListAsync(Actor actor, Guid? accountId, CancellationToken cancellationToken);

    /// <summary>Accounts that have such templates, in the order in which they are tried, with what their providers told last.</summary>
    Task<IReadOnlyList<TemplateAccount>> AccountsAsync(Actor actor, CancellationToken cancellationToken);

    /// <summary>Asks the provider now; admins only.</summary>
    /// <exception cref="NotFoundException">No such WhatsApp account in the organization.</exception>
    Task<TemplateAccount> SyncAsync(Actor actor, Guid accountId, CancellationToken cancellationToken);
}
