using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Capture;

/// <summary>Something the product hosts from which events come: a QR code, a landing page, a form.</summary>
public interface ICaptureSource : IOrganizationOwned, IVersioned
{
    Guid Id { get; }

    string Name { get; }

    /// <summary>Answers as if it were not there; it may come back.</summary>
    bool Archived { get; set; }

    Instant CreatedAt { get; }
}

/// <summary>Which of them are wanted.</summary>
/// <param name="Archived">Null for both.</param>
/// <param name="Search">Part of a name; null for all.</param>
public sealed record CaptureFilter(bool? Archived = null, string? Search = null);
