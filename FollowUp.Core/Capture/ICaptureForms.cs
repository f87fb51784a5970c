using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Capture;

/// <summary>Reads and changes hosted forms. Writing needs the role marketer.</summary>
public interface ICaptureForms
{
    Task<Page<CaptureForm>> ListAsync(Actor actor, CaptureFilter filter, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such form in the organization.</exception>
    Task<CaptureForm> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <exception cref="InputException">A field cannot be taken.</exception>
    Task<Guid> CreateAsync(Actor actor, CaptureFormInput input, CancellationToken cancellationToken);

    /// <param name="version">The version the change started from; null takes the newest.</param>
    /// <exception cref="ConflictException">Someone else saved in between.</exception>
    Task UpdateAsync(Actor actor, Guid id, int? version, CaptureFormInput input, CancellationToken cancellationToken);

    /// <summary>Archives it or brings it back.</summary>
    Task ArchiveAsync(Actor actor, Guid id, bool archived, CancellationToken cancellationToken);
}

/// <summary>What an author typed.</summary>
/// <param name="RedirectTarget">http or https address; null shows the words of thanks.</param>
/// <param name="Properties">A JSON object; null for none.</param>
public sealed record CaptureFormInput(
    string Name, string Headline, CaptureFields Fields, string ConsentWording, string ThankYou, string? RedirectTarget = null, JsonElement? Properties = null)
{
    public CaptureConsent Consent { get; init; } = CaptureConsent.Usual;
}
