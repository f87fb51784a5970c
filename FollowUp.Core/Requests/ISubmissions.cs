using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Core.Requests;

/// <summary>The public side of a request: its token is all the right one has.</summary>
public interface ISubmissions
{
    /// <summary>Null when no request has that token.</summary>
    Task<SubmissionPage?> FindAsync(string token, CancellationToken cancellationToken);

    /// <summary>Notes that the contact opened the link; counts as a click. Says nothing when the request is over.</summary>
    Task OpenAsync(string token, CancellationToken cancellationToken);

    /// <summary>Stores the review, ends the request and its reminders in one transaction.</summary>
    /// <exception cref="NotFoundException">No request has that token.</exception>
    /// <exception cref="ConflictException">It was submitted before, expired, or was cancelled.</exception>
    /// <exception cref="InputException">A field cannot be taken; nothing was stored.</exception>
    Task SubmitAsync(string token, SubmissionInput input, CancellationToken cancellationToken);
}

/// <summary>What the submission page shows.</summary>
public sealed record SubmissionPage(
    string Organization,
    string BrandColor,
    string OrderId,
    string Product,
    string? ImageUrl,
    string? FirstName,
    RequestStatus Status,
    Instant ExpiresAt,
    bool Open);

/// <summary>What a contact typed.</summary>
public sealed record SubmissionInput(
    int Rating,
    string? Headline,
    string Text,
    string? ShownName,
    bool MayPublish,
    IReadOnlyList<UploadedPhoto> Photos);

/// <summary>A picture as it was uploaded.</summary>
public sealed record UploadedPhoto(string FileName, ReadOnlyMemory<byte> Content);
