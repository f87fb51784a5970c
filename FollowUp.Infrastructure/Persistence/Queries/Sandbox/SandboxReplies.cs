using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Core.Delivery.Reports;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Infrastructure.Persistence.Queries.Sandbox;

/// <summary>Answers that are written in the Sandbox. They come in as those of real providers do.</summary>
internal sealed class SandboxReplies(IReceivedMessages received, IIdSource ids, IClock clock)
{
    private const int Longest = 1600;

    public Task ReceiveAsync(Message message, string text, CancellationToken cancellationToken)
    {
        var words = text.Trim();
        if (words.Length is 0 or > Longest)
        {
            throw new InputException("text", words.Length == 0 ? "must not be empty" : $"must have at most {Longest} characters");
        }

        var account = new ReportingAccount(message.AccountId ?? Guid.Empty, message.OrganizationId, ChannelAccount.SandboxProvider);

        // A phone sends words alone; a mail program names the mail that it answers.
        var reply = new InboundMessage($"sandbox-reply-{ids.NewId():D}", message.Channel, message.Address!, "sandbox", words, clock.GetCurrentInstant())
        {
            ReplyTo = message.Channel is Channel.Email ? message.ProviderMessageId : null,
        };
        return received.RecordAsync(account, [reply], cancellationToken);
    }

    public static IQueryable<ReceivedMessage> OfNumber(FollowUpDbContext context, string number)
        => context.Set<ReceivedMessage>().Where(row => row.Provider == ChannelAccount.SandboxProvider && row.Channel != Channel.Email && row.From == number);

    /// <summary>Oldest first.</summary>
    public static IQueryable<ReceivedMessage> ToMail(FollowUpDbContext context, Guid messageId)
        => context.Set<ReceivedMessage>().Where(row => row.AnsweredId == messageId).OrderBy(row => row.At).ThenBy(row => row.Id);
}
