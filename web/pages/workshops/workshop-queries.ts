// What the pages of workshops read; what goes on in a room comes by its socket (room/live-room.ts).

import { useQuery } from '@tanstack/react-query'
import { call } from '../../client/call.ts'

export const useWorkshops = () =>
  useQuery({ queryKey: ['workshops'], queryFn: () => call('listWorkshops') })

export const useWorkshop = (id: string) =>
  useQuery({
    queryKey: ['workshops', id],
    queryFn: () => call('showWorkshop', { params: { id } }),
  })

/** The agendas that one may begin with. */
export const useTemplates = () =>
  useQuery({
    queryKey: ['workshops', 'templates'],
    queryFn: () => call('listAgendaTemplates'),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Of all closed workshops. */
export const useMeasures = () =>
  useQuery({ queryKey: ['measures'], queryFn: () => call('listWorkshopMeasures') })

/** Of a closed workshop. */
export const useMinutes = (id: string) =>
  useQuery({
    queryKey: ['workshops', id, 'minutes'],
    queryFn: () => call('showWorkshopMinutes', { params: { id } }),
  })

/** Of a closed workshop. */
export const useWorkshopTargets = (id: string) =>
  useQuery({
    queryKey: ['workshops', id, 'targets'],
    queryFn: () => call('listWorkshopTargets', { params: { id } }),
  })

/** What a closed workshop spoke about. */
export const useWorkshopMaterial = (id: string, isWanted: boolean) =>
  useQuery({
    enabled: isWanted,
    queryKey: ['workshops', id, 'material'],
    queryFn: () => call('showWorkshopMaterial', { params: { id } }),
  })

/** What a code invites to. */
export const useInvitedTo = (code: string, isWanted: boolean) =>
  useQuery({
    enabled: isWanted,
    queryKey: ['workshopCode', code],
    queryFn: () => call('showWorkshopInvitation', { params: { code } }),
    retry: false,
  })

export const roomMaterialKey = (token: string) => ['roomMaterial', token]

/** The variants side by side; they do not change while a workshop lasts. */
export const useRoomMaterial = (token: string) =>
  useQuery({
    queryKey: roomMaterialKey(token),
    queryFn: () => call('showRoomMaterial', { body: { token } }),
    staleTime: Number.POSITIVE_INFINITY,
    // Whoever came without network has not got them yet.
    refetchOnReconnect: true,
  })

const MEASURES_MS = 60_000

/** What is open of the workshop before; houses go on changing it meanwhile. */
export const useRoomMeasures = (token: string, isWanted: boolean) =>
  useQuery({
    enabled: isWanted,
    queryKey: ['roomMeasures', token],
    queryFn: () => call('showRoomMeasures', { body: { token } }),
    refetchInterval: MEASURES_MS,
  })
