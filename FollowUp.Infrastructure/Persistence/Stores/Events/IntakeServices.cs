using FollowUp.Core.Events;
using FollowUp.Core.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Events;

internal static class IntakeServices
{
    /// <summary>Registers what takes webhooks and events in.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services)
        => services
            .AddSingleton<IntakeMetrics>()
            .AddSingleton<IEventIntake, EventIntakeStore>()
            .AddSingleton<IContactIntake, ContactIntakeStore>()
            .AddSingleton<WebhookKeyRing>()
            .AddSingleton<WebhookIntake>();
}
