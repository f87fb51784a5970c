using FollowUp.Core.Delivery;
using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Delivery.Costs;
using FollowUp.Core.Kernel;
using NodaTime;

namespace FollowUp.Tests.Engine.Scenarios;

/// <summary>Accounts that are paid, text messages through them, and prices.</summary>
internal sealed partial class Story
{
    /// <summary>An account of Twilio for text messages, tried before the Sandbox.</summary>
    public async Task<Guid> PaidAccountAsync(string from, int priority = 10)
    {
        var account = new ChannelAccount
        {
            Id = Get<IIdSource>().NewId(), OrganizationId = Owner.OrganizationId, Channel = Channel.Sms, Provider = "twilio", Name = $"Account {from}", From = from, Priority = priority, CreatedAt = Clock.Now,
        };
        await using var context = Open();
        context.Add(account);
        await context.SaveChangesAsync();
        return account.Id;
    }

    public Task<PriceView> PriceAsync(decimal amount, string currency = "USD", string prefix = "", string? account = null, Instant? from = null, Channel channel = Channel.Sms, string? provider = null)
        => Get<IPrices>().CreateAsync(Owner, new PriceInput(channel, prefix, provider, account, null, amount, currency, from), CancellationToken.None);

    /// <summary>Sends one text message of so many letters to each number.</summary>
    public async Task TextAsync(int letters, params string[] numbers)
    {
        await using (var context = Open())
        {
            context.AddRange(numbers.Select((number, at) => new Message
            {
                Id = Get<IIdSource>().NewId(), OrganizationId = Owner.OrganizationId, Origin = OriginKind.Test, OriginId = Get<IIdSource>().NewId(), Slot = "text", Lane = Lane.Sequence,
                Channel = Channel.Sms, Address = number, Data = $$"""{"Text":"{{new string('a', letters)}}"}""", State = MessageState.Planned,
                PlannedAt = Clock.Now, DueAt = Clock.Now - Duration.FromSeconds(10) + Duration.FromMilliseconds(at), ExpiresAt = Clock.Now + Duration.FromDays(7), Token = Get<IIdSource>().NewToken(),
            }));
            await context.SaveChangesAsync();
        }

        await RunAsync();
    }

    /// <summary>What each message cost, in the order in which they were written.</summary>
    public async Task<List<MessageCost?>> CostsAsync()
    {
        var costs = new List<MessageCost?>();
        foreach (var message in await MessagesAsync())
        {
            costs.Add((await Get<IMessageQueries>().GetAsync(Owner, message.Id, CancellationToken.None)).Message.Cost);
        }

        return costs;
    }
}
