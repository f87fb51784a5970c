using FollowUp.Core.Delivery.Channels;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace FollowUp.Infrastructure.Channels.Smtp;

/// <summary>Registers the SMTP channel.</summary>
internal static class SmtpRegistration
{
    /// <summary>Adds the sender as an <see cref="IChannelSender"/>. Needs an <see cref="IClock"/>.</summary>
    internal static IServiceCollection AddSmtpChannel(this IServiceCollection services) =>
        services.AddSingleton<IChannelSender>(provider => new SmtpSender(provider.GetRequiredService<IClock>(), SmtpTimeouts.Default));
}
