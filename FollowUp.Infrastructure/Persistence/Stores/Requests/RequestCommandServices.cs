using FollowUp.Core.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Persistence.Stores.Requests;

internal static class RequestCommandServices
{
    public static IServiceCollection AddRequestCommands(this IServiceCollection services)
        => services.AddSingleton<IRequestCommands, RequestCommands>();
}
