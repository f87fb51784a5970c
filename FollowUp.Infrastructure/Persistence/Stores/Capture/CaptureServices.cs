using FollowUp.Core.Capture;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Capture;

internal static class CaptureServices
{
    /// <summary>Registers QR codes, landing pages, forms and inbound webhooks, and what people do with them.</summary>
    public static IServiceCollection AddCapture(this IServiceCollection services)
        => services
            .AddSingleton(provider => new CaptureLinks(provider.GetRequiredService<AppAddress>().ToString()))
            .AddSingleton<ContactTokens>()
            .AddSingleton<IQrCodes, QrCodeStore>()
            .AddSingleton<ILandingPages, LandingPageStore>()
            .AddSingleton<ICaptureForms, CaptureFormStore>()
            .AddSingleton<InboundWebhookStore>()
            .AddSingleton<IInboundWebhooks>(provider => provider.GetRequiredService<InboundWebhookStore>())
            .AddSingleton<IInboundAddresses>(provider => provider.GetRequiredService<InboundWebhookStore>())
            .AddSingleton<InboundIntake>()
            .AddSingleton<ICaptureVisits, CaptureVisitStore>();
}
