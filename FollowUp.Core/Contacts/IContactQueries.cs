using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Contacts;

/// <summary>Reads contacts for pages and the API.</summary>
public interface IContactQueries
{
    /// <param name="search">Part of a name, address or number; null for all.</param>
    Task<Page<ContactRow>> ListAsync(Actor actor, string? search, PageQuery page, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">No such contact in the organization.</exception>
    Task<ContactDetail> GetAsync(Actor actor, Guid contactId, CancellationToken cancellationToken);
}

/// <summary>One line of the contact list.</summary>
public sealed record ContactRow(Guid Id, string Name, string? Email, string? Phone, int Requests, int Reviews, Instant? LastMessageAt, bool Suppressed);

/// <summary>A contact with all that happened, newest first.</summary>
public sealed record ContactDetail(
    Guid Id,
    string Name,
    string? Email,
    string? Phone,
    string? TimeZone,
    Instant CreatedAt,
    IReadOnlyList<string> SuppressedOn,
    IReadOnlyList<ContactActivity> Timeline)
{
    /// <summary>Of the address, ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>State or province of the address, such as <c>TX</c>.</summary>
    public string? State { get; init; }
}

/// <summary>One thing that happened with a contact.</summary>
/// <param name="Type">Event type such as <c>sent</c>, <c>clicked</c>, <c>submitted</c>.</param>
/// <param name="Channel"><c>email</c> or <c>sms</c>; null when it was not on a channel.</param>
/// <param name="RequestId">The request it belongs to, if any.</param>
public sealed record ContactActivity(string Type, Instant At, string? Channel, string Text, Guid? RequestId, Guid? MessageId = null);
