using NodaTime;

namespace FollowUp.Core.Capture;

/// <summary>A printed code. Scanning it leads to its target and is an event.</summary>
public sealed class QrCode : ICaptureSource
{
    /// <summary>Characters of a code: 60 random bits, few enough for a small picture.</summary>
    public const int CodeLength = 10;

    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public required string Name { get; set; }

    /// <summary>Unguessable end of its address; never changes, because it is printed.</summary>
    public required string Code { get; init; }

    /// <summary>http or https address; the redirect goes there and nowhere else.</summary>
    public required string Target { get; set; }

    /// <summary>JSON object, copied into the properties of its events.</summary>
    public string Properties { get; set; } = "{}";

    /// <summary>For a code printed for one contact.</summary>
    public Guid? ContactId { get; set; }

    public bool Archived { get; set; }

    /// <summary>Scans by people; programs are not counted.</summary>
    public int Scans { get; init; }

    public Instant CreatedAt { get; init; }

    public int Version { get; set; }
}
