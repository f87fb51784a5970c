using FollowUp.Core.Kernel;

namespace FollowUp.Core.Delivery.Gates.Windows;

/// <summary>Channels that rules speak of. Numbers are those of <see cref="Channel"/>; calls have rules before the product makes any.</summary>
public enum WindowChannel
{
    Email = Channel.Email,
    Sms = Channel.Sms,
    WhatsApp = Channel.WhatsApp,
    Voice = 4,
}
