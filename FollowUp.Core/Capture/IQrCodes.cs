using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Capture;

/// <summary>Reads and changes QR codes. Writing needs the role marketer.</summary>
public interface IQrCodes
{
    Task<Page<QrCode>> ListAsync(Actor actor, CaptureFilter filter, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such code in the organization.</exception>
    Task<QrCode> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <exception cref="InputException">A field cannot be taken.</exception>
    Task<Guid> CreateAsync(Actor actor, QrCodeInput input, CancellationToken cancellationToken);

    /// <summary>The code itself stays, so that what is printed goes on working.</summary>
    /// <param name="version">The version the change started from; null takes the newest.</param>
    /// <exception cref="ConflictException">Someone else saved in between.</exception>
    Task UpdateAsync(Actor actor, Guid id, int? version, QrCodeInput input, CancellationToken cancellationToken);

    /// <summary>Archives it or brings it back.</summary>
    Task ArchiveAsync(Actor actor, Guid id, bool archived, CancellationToken cancellationToken);
}

/// <summary>What an author typed.</summary>
/// <param name="Properties">A JSON object; null for none.</param>
/// <param name="ContactId">A contact of the organization; null for a code that anybody may scan.</param>
public sealed record QrCodeInput(string Name, string Target, JsonElement? Properties = null, Guid? ContactId = null);
