using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Delivery.TemplateTests;

/// <summary>
/// Sends what a template makes of a contact to the person who works on it, now and once. It is marked as a test, its
/// links are not followed, and it is nobody's message: no contact's, no enrollment's.
/// </summary>
public interface ITemplateTest
{
    /// <summary>Tests that one member or key may send within an hour.</summary>
    const int PerHour = 20;

    /// <summary>Hands it to the account that a message of the template would leave through; marketers and above.</summary>
    /// <returns>How it ended, in the provider's words where it gave any.</returns>
    /// <exception cref="NotFoundException">The organization has no such template or contact.</exception>
    /// <exception cref="InputException">The address is none, or nothing may be sent to it; names <c>to</c>.</exception>
    /// <exception cref="ConflictException">The template is archived or cannot be filled in, no account carries it, or it is one test too many.</exception>
    Task<TemplateTestResult> SendAsync(Actor actor, Guid templateId, TemplateTestInput input, CancellationToken cancellationToken);
}

/// <param name="To">E-mail address or number, as it was typed.</param>
/// <param name="ContactId">Whose values are filled in; null for an invented contact.</param>
public sealed record TemplateTestInput(string? To, Guid? ContactId = null);

/// <param name="Provider">Who was asked to carry it.</param>
/// <param name="Words">Shown as they are, such as <c>550 5.1.1 User unknown</c>.</param>
public sealed record TemplateTestResult(TemplateTestOutcome Outcome, string Provider, string Words);
