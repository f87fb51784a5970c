using FollowUp.Core.Kernel;
using FollowUp.Core.Organizations;
using NodaTime;

namespace FollowUp.Core.Delivery;

/// <summary>Reads what was sent through the Sandbox, newest first, and answers it as its reader would.</summary>
public interface ISandbox
{
    /// <summary>E-mails.</summary>
    /// <param name="search">Part of a subject, name or address; null for all.</param>
    Task<Page<SandboxMail>> MailsAsync(Actor actor, string? search, PageQuery page, CancellationToken cancellationToken);

    /// <summary>SMS and WhatsApp messages, one line for each number.</summary>
    /// <param name="search">Part of a name or number; null for all.</param>
    Task<Page<SandboxThread>> ThreadsAsync(Actor actor, string? search, PageQuery page, CancellationToken cancellationToken);

    /// <summary>The last 100 SMS and WhatsApp messages to a number, oldest first.</summary>
    Task<IReadOnlyList<SandboxText>> ThreadAsync(Actor actor, string number, CancellationToken cancellationToken);

    /// <exception cref="NotFoundException">The organization sent no such e-mail through the Sandbox.</exception>
    Task<SandboxMessage> GetAsync(Actor actor, Guid messageId, CancellationToken cancellationToken);

    /// <summary>Answers a message: what comes of it is what comes of an answer that a provider hands on.</summary>
    /// <exception cref="NotFoundException">The organization sent no such message through the Sandbox.</exception>
    /// <exception cref="InputException">The text is empty or too long.</exception>
    Task ReplyAsync(Actor actor, Guid messageId, string text, CancellationToken cancellationToken);
}

/// <summary>One line of the mailbox.</summary>
public sealed record SandboxMail(Guid Id, string To, string? Contact, string Subject, Instant SentAt, bool Opened, bool Clicked);

/// <summary>One line of the phone.</summary>
public sealed record SandboxThread(string Number, string? Contact, string LastText, Instant LastAt, int Messages);

/// <summary>One text message.</summary>
/// <param name="Reply">The contact wrote it.</param>
public sealed record SandboxText(Guid Id, string Text, Instant SentAt, bool Clicked, bool Reply = false)
{
    /// <summary>Files that came with it.</summary>
    public IReadOnlyList<MessageAttachment> Files { get; init; } = [];

    /// <summary>SMS or WhatsApp.</summary>
    public Channel Channel { get; init; } = Channel.Sms;
}

/// <summary>An answer to an e-mail.</summary>
public sealed record SandboxReply(Guid Id, string Text, Instant At);

/// <summary>An e-mail as it left.</summary>
/// <param name="Targets">Where its links lead, in the order clicks name them.</param>
/// <param name="Token">Unguessable part of its links.</param>
public sealed record SandboxMessage(
    Guid Id,
    string To,
    string? Contact,
    string Subject,
    string? Html,
    string Text,
    Instant SentAt,
    Instant? OpenedAt,
    Instant? ClickedAt,
    IReadOnlyList<string> Targets,
    string Token)
{
    /// <summary>Files that came with it.</summary>
    public IReadOnlyList<MessageAttachment> Files { get; init; } = [];

    /// <summary>What its reader answered, oldest first.</summary>
    public IReadOnlyList<SandboxReply> Replies { get; init; } = [];
}
