CREATE TYPE public.service AS ENUM ('github', 'openai');
