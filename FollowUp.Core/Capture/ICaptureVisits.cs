using FollowUp.Core.Consent;
using FollowUp.Core.Kernel;

namespace FollowUp.Core.Capture;

/// <summary>The public side: who scans, visits or sends is known by the address alone. Archived sources are not found.</summary>
public interface ICaptureVisits
{
    /// <summary>Tells where a code leads and, for a person, stores the scan.</summary>
    /// <returns>Null when there is no such code.</returns>
    Task<string?> ScanAsync(string code, Device device, CancellationToken cancellationToken);

    /// <summary>Shows a landing page; for a person counts the visit, and stores it once a day when the token says who it is.</summary>
    /// <param name="contactToken">Of the contact's own link; null, wrong or of another page: nobody knows who it is.</param>
    /// <returns>Null when there is no such page.</returns>
    Task<LandingView?> VisitAsync(string slug, string? contactToken, Device device, CancellationToken cancellationToken);

    /// <returns>Null when there is no such form.</returns>
    Task<FormView?> FindFormAsync(string key, CancellationToken cancellationToken);

    /// <summary>Stores what was sent. The same form sent twice with the same words is stored once.</summary>
    /// <exception cref="NotFoundException">There is no such form.</exception>
    /// <exception cref="InputException">A field cannot be taken; nothing was stored.</exception>
    Task SubmitAsync(string key, FormSubmission submission, CancellationToken cancellationToken);
}

/// <summary>What a landing page shows.</summary>
/// <param name="FirstName">Of the contact who comes by their own link, when it is known.</param>
public sealed record LandingView(LandingPage Page, string Organization, string BrandColor, string? FirstName = null);

/// <summary>What the page of a form shows.</summary>
public sealed record FormView(CaptureForm Form, string Organization, string BrandColor);

/// <summary>A form as it was sent.</summary>
/// <param name="Values">By the field's name.</param>
/// <param name="Consent">The box was ticked.</param>
/// <param name="Once">Made with the form shown; tells a repeat. Null: each sending counts.</param>
/// <param name="QrCode">The code that led to the form, if one did.</param>
public sealed record FormSubmission(IReadOnlyDictionary<string, string> Values, bool Consent, string? Once = null, string? QrCode = null)
{
    /// <summary>From where it was sent, as evidence.</summary>
    public Visitor? Visitor { get; init; }
}
