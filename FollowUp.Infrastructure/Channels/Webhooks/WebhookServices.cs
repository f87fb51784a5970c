using FollowUp.Core.Delivery.Channels.Webhooks;
using FollowUp.Infrastructure.Channels.Infobip;
using FollowUp.Infrastructure.Channels.Meta;
using FollowUp.Infrastructure.Channels.NotificationApi;
using FollowUp.Infrastructure.Channels.Resend;
using FollowUp.Infrastructure.Channels.SendGrid;
using FollowUp.Infrastructure.Channels.Twilio;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Channels.Webhooks;

internal static class WebhookServices
{
    /// <summary>Registers what reads the webhooks of each provider.</summary>
    public static IServiceCollection AddProviderWebhooks(this IServiceCollection services)
        => services
            .AddSingleton<IProviderWebhook, TwilioWebhook>()
            .AddSingleton<IProviderWebhook, SendGridWebhook>()
            .AddSingleton<IProviderWebhook, ResendWebhook>()
            .AddSingleton<IProviderWebhook, MetaWebhook>()
            .AddSingleton<IProviderWebhook, InfobipWebhook>()
            .AddSingleton<IProviderWebhook, NapiWebhook>();
}
