using System.Text.Json;
using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;

namespace FollowUp.Core.Capture;

/// <summary>Reads and changes landing pages. Writing needs the role marketer.</summary>
public interface ILandingPages
{
    Task<Page<LandingPage>> ListAsync(Actor actor, CaptureFilter filter, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such page in the organization.</exception>
    Task<LandingPage> GetAsync(Actor actor, Guid id, CancellationToken cancellationToken);

    /// <exception cref="InputException">A field cannot be taken, or another page has the slug.</exception>
    Task<Guid> CreateAsync(Actor actor, LandingPageInput input, CancellationToken cancellationToken);

    /// <param name="version">The version the change started from; null takes the newest.</param>
    /// <exception cref="ConflictException">Someone else saved in between.</exception>
    Task UpdateAsync(Actor actor, Guid id, int? version, LandingPageInput input, CancellationToken cancellationToken);

    /// <summary>Archives it or brings it back. Its slug stays taken.</summary>
    Task ArchiveAsync(Actor actor, Guid id, bool archived, CancellationToken cancellationToken);

    /// <summary>The address that tells the page who comes.</summary>
    /// <exception cref="NotFoundException">No such page or contact in the organization.</exception>
    Task<string> LinkAsync(Actor actor, Guid id, Guid contactId, CancellationToken cancellationToken);
}

/// <summary>What an author typed.</summary>
/// <param name="Properties">A JSON object; null for none.</param>
public sealed record LandingPageInput(
    string Name, string Slug, string Headline, string Text, string ButtonLabel, string ButtonTarget, JsonElement? Properties = null);
