using FollowUp.Core.Kernel;
using NodaTime;
using NodaTime.Text;

namespace FollowUp.Core.Delivery.Gates;

/// <summary>
/// Words that are no approved template go to WhatsApp only within 24 hours of the contact's last message: the "customer
/// service window" (developers.facebook.com/docs/whatsapp/pricing, "Customer service windows"). The window is that of one
/// number: routes go to the account that has it. Where nobody looked when the contact last wrote it says nothing.
/// </summary>
public sealed class SessionGate : IGate
{
    public static readonly Duration Window = Duration.FromHours(24);

    public string Name => "session";

    public bool Asks(Channel channel) => channel == Channel.WhatsApp;

    public Verdict Check(GateContext context)
    {
        if (context.Message is not { Channel: Channel.WhatsApp, WhatsApp: { Template: null } standing })
        {
            return Verdict.Allow.It;
        }

        const string Advice = "Outside 24 hours of the contact's last WhatsApp message to one of your numbers only an approved template may go. Use one, or wait for the contact to write.";
        if (standing.LastInbound is not { } last)
        {
            return new Verdict.Skip($"The contact has never written on WhatsApp. {Advice}", "no WhatsApp message received");
        }

        return context.Now < last + Window
            ? Verdict.Allow.It
            : new Verdict.Skip(
                $"The contact's last WhatsApp message is more than 24 hours old. {Advice}",
                $"last received {InstantPattern.General.Format(last)}, session closed {InstantPattern.General.Format(last + Window)}");
    }
}
