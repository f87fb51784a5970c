using FollowUp.Core.Delivery.Channels;
using FollowUp.Core.Kernel;
using Mono.Cecil;

namespace FollowUp.Tests.Architecture;

/// <summary>Everything that leaves goes through the one pipeline.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public void Only_core_delivery_hands_messages_to_a_channel()
    {
        var senders = Senders();
        var callers = Call.In(Product.All).Where(call => IsHandOver(call, senders)).ToList();

        Assert.True(senders.Count > 1, "No sender was found.");
        Assert.Contains(callers, call => Product.IsIn(call.From, "FollowUp.Core.Delivery"));
        Rule.Holds(callers.Where(call => !Product.IsIn(call.From, "FollowUp.Core.Delivery")).Select(call => call.Caller).Distinct());
    }

    [Fact]
    public void The_check_sees_a_call_inside_an_async_method()
    {
        var senders = Senders();
        var callers = Call.In(Product.Tests).Where(call => IsHandOver(call, senders)).Select(call => call.Caller);

        Assert.Contains("FollowUp.Tests.Architecture.DeliveryTests", callers);
    }

    private static HashSet<string> Senders()
        => Product.All.SelectMany(module => module.GetTypes())
            .Where(type => type.FullName == typeof(IChannelSender).FullName
                || type.Interfaces.Any(implemented => implemented.InterfaceType.FullName == typeof(IChannelSender).FullName))
            .Select(type => type.FullName)
            .ToHashSet(StringComparer.Ordinal);

    private static bool IsHandOver(Call call, HashSet<string> senders)
        => call.To.Name == nameof(IChannelSender.SendAsync) && senders.Contains(call.To.DeclaringType.FullName);

    /// <summary>Never run: it is what the check above must find.</summary>
    private sealed class Sample(IChannelSender sender)
    {
        public async Task<bool> SendAsync(OutboundMessage message, ChannelAccountSettings account)
        {
            await Task.Yield();
            return await sender.SendAsync(message with { Channel = Channel.Email }, account, CancellationToken.None) is SendOutcome.Accepted;
        }
    }
}
