using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Intake;

/// <summary>Writes down contacts that programs tell of.</summary>
public interface IContactIntake
{
    /// <summary>Finds the contact by e-mail address, without one by number, and adds what is told; makes it when there is none. A repeat changes nothing.</summary>
    /// <exception cref="ForbiddenException">The actor may not change contacts.</exception>
    Task<SavedContact> SaveAsync(Actor actor, ToldContact told, CancellationToken cancellationToken);
}

/// <param name="IsNew">There was none before.</param>
public sealed record SavedContact(Guid Id, bool IsNew);
