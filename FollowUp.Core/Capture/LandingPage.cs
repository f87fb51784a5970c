using NodaTime;

namespace FollowUp.Core.Capture;

/// <summary>A page with a few words and one button. A contact's own link to it makes the visit an event of that contact.</summary>
public sealed class LandingPage : ICaptureSource
{
    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public required string Name { get; set; }

    /// <summary>End of its address; unique over all organizations.</summary>
    public required string Slug { get; set; }

    public required string Headline { get; set; }

    /// <summary>Plain text; line breaks are kept.</summary>
    public string Text { get; set; } = "";

    public required string ButtonLabel { get; set; }

    /// <summary>http or https address that the button leads to.</summary>
    public required string ButtonTarget { get; set; }

    /// <summary>JSON object, copied into the properties of its events.</summary>
    public string Properties { get; set; } = "{}";

    public bool Archived { get; set; }

    /// <summary>Visits by people, known or not; programs are not counted.</summary>
    public int Visits { get; init; }

    public Instant CreatedAt { get; init; }

    public int Version { get; set; }
}
