using FollowUp.Core.Contacts.Phones;
using Microsoft.Extensions.DependencyInjection;

namespace FollowUp.Infrastructure.Phones;

internal static class PhoneServices
{
    /// <summary>Registers the numbering plans.</summary>
    public static IServiceCollection AddPhoneNumbers(this IServiceCollection services) => services.AddSingleton<IPhoneNumbers, LibPhoneNumbers>();
}
