using FollowUp.Core.Kernel;

namespace FollowUp.Core.Consent;

/// <summary>Takes opt-outs by the token of a message that was sent.</summary>
public interface IOptOuts
{
    /// <summary>Null when no message has that token.</summary>
    Task<OptOutPage?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>In one transaction: the address is suppressed on the channel, what waits for it is cancelled, requests and enrollments that have no other channel end.</summary>
    /// <param name="source">How it was asked for, such as <c>one-click unsubscribe</c>.</param>
    /// <param name="evidence">From where; null when not known.</param>
    /// <exception cref="NotFoundException">No message has that token.</exception>
    Task OptOutAsync(string token, string source, PersonalEvidence? evidence, CancellationToken cancellationToken);

    /// <summary>Takes an opt-out back at the contact's own wish.</summary>
    /// <exception cref="NotFoundException">No message has that token.</exception>
    Task UndoAsync(string token, PersonalEvidence? evidence, CancellationToken cancellationToken);
}

/// <summary>What the unsubscribe page shows.</summary>
/// <param name="MaskedAddress">Enough to recognise, such as <c>n•••@example.com</c>.</param>
public sealed record OptOutPage(string Organization, string BrandColor, Channel Channel, string MaskedAddress, bool OptedOut);
